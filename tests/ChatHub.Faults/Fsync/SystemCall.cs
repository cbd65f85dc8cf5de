using System.Text.RegularExpressions;

namespace ChatHub.Faults.Fsync;

/// <summary>One system call of a trace. Begin and end are line numbers: strace writes them in the order in which things happened.</summary>
/// <param name="Name">As pwrite64.</param>
/// <param name="Arguments">Everything between its parentheses, and its result.</param>
/// <param name="Begin">The line at which it was entered.</param>
/// <param name="End">The line at which it had returned.</param>
internal sealed partial record SystemCall(string Name, string Arguments, int Begin, int End)
{
    public bool Failed => Arguments.Contains(" = -1 ", StringComparison.Ordinal);

    /// <summary>Whether its first argument is a file of that ending.</summary>
    public bool IsOn(string ending)
    {
        var close = Arguments.IndexOf('>', StringComparison.Ordinal);
        return close > 0 && Arguments[..close].EndsWith(ending, StringComparison.Ordinal);
    }

    /// <summary>Its first argument.</summary>
    public string Descriptor => Arguments[..Math.Max(Arguments.IndexOf(',', StringComparison.Ordinal), 0)];

    /// <summary>What it writes, as strace shows bytes; gathered from wherever it was.</summary>
    public string Bytes => string.Concat(Quoted().Matches(Arguments).Select(match => match.Groups["bytes"].Value));

    public bool Holds(string text) => Arguments.Contains(text, StringComparison.Ordinal);

    [GeneratedRegex(@"""(?<bytes>(\\.|[^""\\])*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
