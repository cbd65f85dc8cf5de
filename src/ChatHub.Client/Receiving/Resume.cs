using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>The client's duty, without any I/O: what becomes of its position when the server says something.</summary>
internal static class Resume
{
    /// <summary>Where reading goes on after a welcome. What it leaves out, the server tells in a gap.</summary>
    /// <param name="my">What the client has; null when it has nothing.</param>
    /// <param name="welcome">What the server says.</param>
    public static LogPosition Begin(LogPosition? my, Welcome welcome) => my is { } known && known.Epoch == welcome.Epoch
        ? known with { Position = Math.Max(known.Position, welcome.Position) }
        : new LogPosition(welcome.Epoch, welcome.Position);

    /// <summary>
    /// What to show of a batch, and the position after it; null when something before it is missing, or it is not what a batch is (what came is JSON,
    /// whatever the type says): drop it and reconnect.
    /// </summary>
    public static BatchStep? Take(long my, Batch? batch) => batch is null || batch.After > my || !IsInOrder(batch)
        ? null
        : new BatchStep([.. batch.Items.Where(item => item.Pos > my)], Math.Max(my, batch.Upto));

    /// <summary>The position after a gap. A rewound log is read from the gap's lower end, any other stretch is passed over.</summary>
    public static long Skip(long my, Gap gap) => gap.Reason == GapReasons.Epoch ? gap.From : Math.Max(my, gap.To);

    private static bool IsInOrder(Batch batch)
    {
        if (batch.Items is null)
            return false;

        var before = batch.After;
        foreach (var item in batch.Items)
        {
            if (!Whole.Is(item) || item.Pos <= before || item.Pos > batch.Upto)
                return false;
            before = item.Pos;
        }

        return true;
    }
}

/// <summary>What a batch comes to.</summary>
/// <param name="Show">What has not been shown, by position.</param>
/// <param name="My">The position once it is shown.</param>
internal sealed record BatchStep(IReadOnlyList<MessageItem> Show, long My);
