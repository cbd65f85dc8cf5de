using ChatHub.TestKit;

namespace ChatHub.Faults.Harness;

/// <summary>Twelve people in pairs, two groups of six that overlap, and one of them with a second device.</summary>
internal static class Neighbourhood
{
    public const string EvenGroup = "pares";
    public const string FirstGroup = "primeiros";
    private const int People = 12;
    private const string Password = "senha bem longa";

    /// <summary>At a server that is started for it and then killed.</summary>
    /// <param name="options">The server's.</param>
    /// <param name="forgets">Whether it is going to lose what it has promised, a token that it has given among that; a server that breaks its promises on purpose may always do so.</param>
    public static async Task<Crowd> Gather(ServerOptions options, bool forgets = false)
    {
        await using var server = await ServerProcess.Start(options);
        return await Gather(server.Url, knocksWhenForgotten: forgets || options.Dll != Repository.ServerDll);
    }

    /// <param name="server">Where they meet.</param>
    /// <param name="knocksWhenForgotten">As in <see cref="Crowd"/>.</param>
    /// <param name="start">As in <see cref="Crowd"/>.</param>
    public static async Task<Crowd> Gather(Uri server, bool knocksWhenForgotten = false, Func<PeerOptions, Task<IChatPeer>>? start = null)
    {
        var crowd = new Crowd(knocksWhenForgotten, start);
        try
        {
            await TwoDevices(crowd, server, Nick(0));
            for (var i = 1; i < People; i++) await crowd.Add(server, Nick(i));
            foreach (var peer in crowd.Peers)
            {
                var i = Number(peer.Nick);
                if (i % 2 == 0) await peer.BecomeMember(EvenGroup);
                if (i < People / 2) await peer.BecomeMember(FirstGroup);
            }

            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who somebody talks to: mostly his other half, often his groups, sometimes everybody, now and then whom he may not.</summary>
    public static string AnyTarget(Random random, string nick)
    {
        var i = Number(nick);
        return random.Next(20) switch
        {
            < 9 => "U:" + Nick(i ^ 1),
            < 11 => "U:" + Nick(random.Next(People)),
            < 13 => "G:" + EvenGroup,
            < 15 => "G:" + FirstGroup,
            15 => "U:ninguem",
            16 => "C",
            17 => "D",
            _ => "T",
        };
    }

    private static async Task TwoDevices(Crowd crowd, Uri server, string nick)
    {
        var first = await crowd.Add(server, nick);
        await Sessions.SetPassword(server, first.Token!, current: null, Password);
        var device = nick + "/2";
        await crowd.Add(new PeerOptions(server, nick, crowd.NewJournal(device)) { Device = device, Password = Password });
    }

    private static string Nick(int number) => $"vizinho{number:00}";

    private static int Number(string nick) => int.Parse(nick[^2..]);
}
