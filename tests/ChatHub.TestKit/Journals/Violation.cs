namespace ChatHub.TestKit;

/// <summary>Which promise was broken.</summary>
public enum ViolationKind
{
    /// <summary>I1: accepted, or shown to somebody, but missing on a device of its audience.</summary>
    Lost,

    /// <summary>I2: shown twice on one device, by id or by tag.</summary>
    Doubled,

    /// <summary>I3: a position that is not above the one before it on the device.</summary>
    PositionFell,

    /// <summary>I3: one message at two positions, by answers or on two devices.</summary>
    PositionChanged,

    /// <summary>I4: a sender's later message shown before an earlier one.</summary>
    OrderBroken,

    /// <summary>I5: shown outside of its audience.</summary>
    WrongAudience,

    /// <summary>I5: another text, id or sender than the one that was sent.</summary>
    Altered,

    /// <summary>I5: shown, but nobody sent it.</summary>
    Invented,

    /// <summary>I6: refused and shown.</summary>
    RefusedShown,

    /// <summary>I8: a gap where none was due.</summary>
    UnexpectedGap,

    /// <summary>I8: a batch that left something out, and no gap was told.</summary>
    Skipped,
}

/// <summary>A broken promise.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Device">Where it was seen; empty when on none.</param>
/// <param name="What">What was seen.</param>
public sealed record Violation(ViolationKind Kind, string Device, string What)
{
    public override string ToString() => Device.Length == 0 ? $"{Kind}: {What}" : $"{Kind} on {Device}: {What}";
}
