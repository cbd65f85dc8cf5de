using ChatHub.Fuzz.Rules;

namespace ChatHub.Fuzz;

/// <summary>Something that takes what others send, and what must hold of it.</summary>
/// <param name="Name">As on the command line; the folder of its corpus.</param>
/// <param name="Try">Throws when it does not hold.</param>
public sealed record Target(string Name, Action<byte[]> Try);

/// <summary>All that is fuzzed.</summary>
public static class Targets
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("line", bytes => LineRule.Check(OddText.Of(bytes))),
        new("name", bytes => NameRule.Check(OddText.Of(bytes))),
        new("text", bytes => TextRule.Check(OddText.Of(bytes))),
        new("since", bytes => SinceRule.Check(OddText.Of(bytes))),
        new("session", SessionRule.Check),
        new("hub", HubRule.Check),
        new("batch", BatchRule.Check),
        new("server", ServerRule.Check),
    ];
}
