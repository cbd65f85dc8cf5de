using System.Diagnostics;
using System.Globalization;

namespace ChatHub.LoadTest.Report;

/// <summary>What the tool is at, on stderr, so that stdout holds the tables only.</summary>
internal sealed class Progress
{
    private readonly long started = Stopwatch.GetTimestamp();

    public void Say(string what) =>
        Console.Error.WriteLine($"[{Stopwatch.GetElapsedTime(started).ToString(@"mm\:ss", CultureInfo.InvariantCulture)}] {what}");
}
