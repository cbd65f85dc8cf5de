using System.Text.RegularExpressions;

namespace ChatHub.Faults.Fsync;

/// <summary>A file written by <c>strace -f</c>: calls that were interrupted by another thread's are put together again.</summary>
internal static partial class Trace
{
    private const string Unfinished = " <unfinished ...>";

    public static List<SystemCall> Read(string path)
    {
        List<SystemCall> calls = [];
        Dictionary<string, (string Name, string Text, int Begin)> open = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (Entered().Match(line) is { Success: true } entered)
            {
                var (thread, name, rest) = (entered.Groups["thread"].Value, entered.Groups["name"].Value, entered.Groups["rest"].Value);
                if (rest.EndsWith(Unfinished, StringComparison.Ordinal)) open[thread] = (name, rest[..^Unfinished.Length], number);
                else calls.Add(new SystemCall(name, rest, number, number));
            }
            else if (Resumed().Match(line) is { Success: true } resumed && open.Remove(resumed.Groups["thread"].Value, out var begun))
            {
                calls.Add(new SystemCall(begun.Name, begun.Text + resumed.Groups["rest"].Value, begun.Begin, number));
            }
        }

        return calls;
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+[\d.]+ (?<name>\w+)\((?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entered();

    [GeneratedRegex(@"^(?<thread>\d+)\s+[\d.]+ <\.\.\. \w+ resumed>(?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resumed();
}
