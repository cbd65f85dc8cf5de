using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Whether what came is what its type says: it came as JSON, which knows nothing of that. A batch is looked at in <see cref="Resume"/>.</summary>
internal static class Whole
{
    /// <summary>What fits into a position's file, in any script.</summary>
    private const int EpochLength = 64;

    public static bool Is(Welcome? welcome) =>
        welcome is { Nick: not null, Device: not null, Epoch: { Length: > 0 and <= EpochLength } epoch, Position: >= 0, Limits: not null, Groups: { } groups }
        && !epoch.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && groups.All(group => group is { Name: not null });

    public static bool Is(Gap? gap) => gap is { Reason: not null, From: >= 0 };

    public static bool Is(PresenceChange? change) => change is { Came: { } came, Went: { } went } && came.Concat(went).All(nick => nick is not null)
        && change.Brief?.All(user => user is { Nick: not null }) is not false;

    public static bool Is(GroupChange? change) => change is { Name: not null, Change: not null, Nick: not null };

    public static bool Is(Bye? bye) => bye is { Code: not null, Text: not null };

    public static bool Is(MessageItem? item) => item is { From: not null, To.Kind: not null, Text: not null };
}
