using System.Globalization;
using System.Net.Http.Json;
using ChatHub.Contracts;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Seeding;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>One kind of flood.</summary>
/// <param name="Name">As tables name it.</param>
/// <param name="Flooders">How many pour, each from an address of his own.</param>
/// <param name="Pour">What each of them does.</param>
/// <param name="Fill">Fills the server's store before it starts; the flooders then are the seeded users, who were away. Given whether only a little is wanted.</param>
internal sealed record Flood(string Name, int Flooders, Func<Flooder, CancellationToken, Task> Pour, Action<Seed, bool>? Fill = null)
{
    private const int Few = 10;
    private const int Many = 1_000;
    private const int FramesPerSecond = 10_000;
    private const int ConnectionsPerSecond = 1_000;
    private const int NicksPerSecond = 2_000;
    private const int Others = 10_000;
    private const string GroupName = "cheia";
    private const int Crowd = 400;
    private const int Seeded = 3_000;
    private const string Password = "uma senha qualquer";

    /// <summary>How many of the others are written to.</summary>
    private const int Targets = 200;

    public static readonly IReadOnlyList<Flood> All =
    [
        Calls("messages", number => $$"""
            "target":"Message","arguments":["U","u{{number % Targets:D5}}","{{new string('x', 100)}}",null]
            """),
        Calls("broadcasts", _ => $$"""
            "target":"MessageAll","arguments":["T","{{new string('x', 100)}}",null]
            """),
        Calls("unknown methods", number => $$"""
            "target":"Voar","arguments":[{{number}}]
            """),
        Calls("groups created", number => $$"""
            "target":"CreateGroup","arguments":["{{Guid.NewGuid():N}}{{number}}"]
            """),
        Calls("a group entered and left", number => $$"""
            "target":"{{(number % 2 == 0 ? "JoinGroup" : "LeaveGroup")}}","arguments":["{{GroupName}}"]
            """),
        Calls("history", _ => """
            "target":"History","arguments":["U","u00000",null,50]
            """),
        Calls("acknowledgements", number => $$"""
            "target":"Ack","arguments":[{{number}}]
            """),
        new("connections", Few, (flooder, stop) => flooder.Connections(ConnectionsPerSecond / Few, stop)),
        new("nicks", Many, (flooder, stop) => flooder.Nicks(NicksPerSecond / Many, stop)),
        new("history of others' broadcasts", Few, (flooder, stop) => flooder.Frames([], _ => """
            "target":"History","arguments":["all",null,null,1]
            """, FramesPerSecond / Few, stop), (seed, smoke) => seed.BroadcastsToNobody(smoke ? 1_000 : 100_000, Seeded)),
        new("exports", Crowd, (flooder, stop) => flooder.Requests(
            _ => new HttpRequestMessage(HttpMethod.Get, "/api/account"), TimeSpan.Zero, stop),
            (seed, smoke) => seed.DirectMessages(smoke ? 3_000 : 300_000, Seeded, pairs: Seeded)),
        new("lists of big groups", 5, (flooder, stop) => flooder.Frames([], number => number % 2 == 0
            ? """
              "target":"ListGroups","arguments":[]
              """
            : $$"""
              "target":"ListGroupUsers","arguments":["grupo{{number % 60:D6}}"]
              """, FramesPerSecond / Few, stop), (seed, smoke) => seed.Groups(400, Seeded, group => group < 60 && !smoke ? Seeded : 5)),
        new("password changes", Crowd, (flooder, stop) => flooder.Requests(
            number => new HttpRequestMessage(HttpMethod.Post, "/api/password")
            {
                Content = JsonContent.Create(new PasswordRequest(number == 0 ? null : Password, Password), ContractsJson.Default.PasswordRequest),
            },
            TimeSpan.FromSeconds(1), stop)),
    ];

    /// <summary>Whether they stay connected, and send requests.</summary>
    private bool IsCrowd => Flooders == Crowd;

    /// <summary>
    /// Pours a moment at a time, from addresses of others, so that nobody's limit is touched. After sixteen times the server's methods are compiled for good: the runtime
    /// does that when one has been called sixty times, for a third of a second on the processors that the others need, and a server that runs has done it long ago.
    /// </summary>
    /// <param name="server">Where it pours.</param>
    /// <param name="once">Once, and a few at most: nothing is measured, and a thousand newcomers would still be waiting for their turn when the flood begins.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task WarmUp(Uri server, bool once, CancellationToken cancel)
    {
        // A crowd that stays connected would spend half a second on waiting for its turn to enter.
        var flooders = once || IsCrowd ? Math.Min(Flooders, Few) : Flooders;
        for (var round = 0; round < (once ? 1 : 16); round++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            stop.CancelAfter(TimeSpan.FromSeconds(0.5));
            await Run(server, Others + (round * flooders), flooders, () => Task.CompletedTask, stop.Token);
        }
    }

    /// <summary>Pours until it is stopped.</summary>
    /// <param name="server">Where it pours.</param>
    /// <param name="few">Whether a few do it: nothing is measured.</param>
    /// <param name="begins">Awaited before it begins; a crowd has connected by then.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What was sent.</returns>
    public Task<long> Run(Uri server, bool few, Func<Task> begins, CancellationToken stop) =>
        Run(server, first: 0, few ? Math.Min(Flooders, Few) : Flooders, begins, stop);

    private async Task<long> Run(Uri server, int first, int count, Func<Task> begins, CancellationToken stop)
    {
        var flooders = Enumerable.Range(first, count).Select(number => new Flooder(server, number, NickOf(number))).ToList();
        if (IsCrowd && first == 0)
        {
            await Task.WhenAll(flooders.Select(flooder => flooder.Enter(stop)));
        }

        await begins();
        await Task.WhenAll(flooders.Select(flooder => Task.Run(() => PourUntil(flooder, stop), CancellationToken.None)));
        flooders.ForEach(flooder => flooder.Dispose());
        return flooders.Sum(flooder => flooder.Sent);
    }

    private string? NickOf(int number) => Fill is null ? null : SeededStore.NickPrefix + (1 + (number % (Seeded - 1))).ToString("D5", CultureInfo.InvariantCulture);

    private async Task PourUntil(Flooder flooder, CancellationToken stop)
    {
        try
        {
            await Pour(flooder, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before it was let in.
        }
    }

    /// <summary>A flood of calls, each flooder in a group with everybody and with something behind him that can be read.</summary>
    private static Flood Calls(string name, Func<long, string> call)
    {
        string[] first =
        [
            $$"""{"type":1,"invocationId":"g","target":"CreateGroup","arguments":["{{GroupName}}"]}""",
            .. Enumerable.Range(0, 100).Select(i => $$"""{"type":1,"invocationId":"m","target":"Message","arguments":["U","u00000","{{i}}",null]}"""),
        ];
        return new Flood(name, Few, (flooder, stop) => flooder.Frames(first, call, FramesPerSecond / Few, stop));
    }
}
