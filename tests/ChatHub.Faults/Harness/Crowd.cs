using ChatHub.TestKit;

namespace ChatHub.Faults.Harness;

/// <summary>People at one server, each with a journal; what the oracle is asked about.</summary>
/// <param name="knocksWhenForgotten">See <see cref="PeerOptions.KnocksWhenForgotten"/>.</param>
/// <param name="start">Makes a peer that is connected. Null: our own client over WebSockets.</param>
internal sealed class Crowd(bool knocksWhenForgotten = false, Func<PeerOptions, Task<IChatPeer>>? start = null) : IAsyncDisposable
{
    private readonly TempFolder journals = new();
    private readonly List<IChatPeer> peers = [];
    private int markers;

    public IReadOnlyList<IChatPeer> Peers => peers;

    /// <summary>Those that can also be made to stop reading.</summary>
    public IReadOnlyList<ChatPeer> OwnPeers => [.. peers.OfType<ChatPeer>()];

    public long Accepted => peers.Sum(peer => peer.Accepted);

    public async Task<IChatPeer> Add(PeerOptions options)
    {
        var own = options with { KnocksWhenForgotten = knocksWhenForgotten };
        var peer = start is null ? await ChatPeer.Start(own) : await start(own);
        peers.Add(peer);
        return peer;
    }

    public Task<IChatPeer> Add(Uri server, string nick) => Add(new PeerOptions(server, nick, NewJournal(nick)));

    public Journal NewJournal(string device) => new(journals[device.Replace('/', '+') + ".journal"]);

    /// <summary>Waits until so many more messages are accepted.</summary>
    public Task Accepts(int more, TimeSpan? bound = null)
    {
        var enough = Accepted + more;
        return Until.True(() => Accepted >= enough, bound, this);
    }

    /// <summary>Waits until everything typed is resolved and everybody has seen all of it; false when that does not come about.</summary>
    /// <param name="bound">How long it is waited for.</param>
    /// <param name="hopeless">When it cannot come about any more. Null: never.</param>
    public async Task<bool> IsQuiet(TimeSpan? bound = null, Func<bool>? hopeless = null)
    {
        foreach (var peer in peers) peer.ComeBack();
        if (!await Comes(() => peers.TrueForAll(peer => peer.Unresolved == 0 && peer.Connected))) return false;

        // A batch promises that everything up to its end is there: whoever has seen this last one must have seen all before it.
        peers[0].Send("T", MessageText.Of($"{peers[0].Device}#fim{++markers}", "fim"));
        return await Comes(() => peers[0].Unresolved == 0) && await Comes(() => peers.TrueForAll(peer => peer.Position >= peers[0].LastAccepted));

        async Task<bool> Comes(Func<bool> condition) => await Until.Holds(() => condition() || hopeless?.Invoke() == true, bound) && condition();
    }

    /// <summary>The oracle's verdict. Call it when quiet.</summary>
    public OracleResult Verdict() => Oracle.CheckFolder(journals.Path);

    /// <summary>Forgets what has been judged, for runs of hours. Call it when quiet.</summary>
    public void BeginAnew() => peers.ForEach(peer => peer.BeginJournalAnew());

    /// <summary>For messages of failing tests.</summary>
    public override string ToString() => string.Join('\n', peers);

    public void ThrowIfFaulted() => peers.ForEach(peer => peer.ThrowIfFaulted());

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(peers.Select(peer => peer.DisposeAsync().AsTask()));
        journals.Dispose();
    }
}
