namespace ChatHub.TestKit;

/// <summary>A promise that a server breaks on purpose (tests/ChatHub.Saboteur): the tests of that promise must find it out.</summary>
public enum Sabotage
{
    /// <summary>Answers before the commit.</summary>
    AckEarly,

    /// <summary>Takes every retry for a new message.</summary>
    NoDedup,

    /// <summary>Commits without a sync, as SQLite does with synchronous=NORMAL.</summary>
    NoSync,

    /// <summary>Does not ask whether a peer is still there.</summary>
    NoKeepAlive,
}
