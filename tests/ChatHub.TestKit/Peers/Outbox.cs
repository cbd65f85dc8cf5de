namespace ChatHub.TestKit;

/// <summary>A message that is not resolved yet.</summary>
internal sealed record Pending(Guid Id, string Kind, string? Name, byte[] Text);

/// <summary>
/// What a peer has typed and not seen accepted or refused, in order. After every connect all of it is sent again from the oldest on, with
/// the same ids: so no newer message can overtake an unknown one. Not thread-safe: the peer locks.
/// </summary>
internal sealed class Outbox(int window)
{
    private readonly Queue<Pending> unsent = new();
    private readonly Queue<(long Invocation, Pending Message)> underWay = new();
    private readonly List<Pending> putBack = [];

    public int Count => unsent.Count + underWay.Count + putBack.Count;

    public void Add(Pending message) => unsent.Enqueue(message);

    /// <summary>The next one to send, if the window allows.</summary>
    public bool TryNext(out Pending message)
    {
        message = null!;
        return putBack.Count == 0 && underWay.Count < window && unsent.TryPeek(out message!);
    }

    /// <summary>That one has gone out.</summary>
    public void Sent(long invocation) => underWay.Enqueue((invocation, unsent.Dequeue()));

    /// <summary>The server answers one connection's invocations in order; null when it is not the one expected.</summary>
    public Pending? Answered(long invocation) =>
        underWay.TryPeek(out var oldest) && oldest.Invocation == invocation ? underWay.Dequeue().Message : null;

    /// <summary>The server could not take it now. Nothing more goes out until <see cref="TryAgain"/>: it would overtake it.</summary>
    public void PutBack(Pending message) => putBack.Add(message);

    /// <summary>What was put back is first in line again, once nothing is under way.</summary>
    public void TryAgain()
    {
        if (putBack.Count > 0 && underWay.Count == 0) Lost();
    }

    /// <summary>The connection is gone: all that was under way is unknown, and first in line again.</summary>
    public IReadOnlyList<Guid> Lost()
    {
        List<Pending> again = [.. putBack, .. underWay.Select(sent => sent.Message), .. unsent];
        List<Guid> unknown = [.. underWay.Select(sent => sent.Message.Id)];
        putBack.Clear();
        underWay.Clear();
        unsent.Clear();
        foreach (var message in again) unsent.Enqueue(message);
        return unknown;
    }
}
