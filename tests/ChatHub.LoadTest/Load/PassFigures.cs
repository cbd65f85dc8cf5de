using System.Diagnostics;
using ChatHub.LoadTest.Measure;

namespace ChatHub.LoadTest.Load;

/// <summary>What happened between two instants.</summary>
internal sealed record PassFigures(Counts Before, Counts After, Meter Meter)
{
    public double Seconds => Stopwatch.GetElapsedTime(Before.At, After.At).TotalSeconds;

    public double AcceptedPerSecond => (After.Accepted - Before.Accepted) / Seconds;

    public double OthersPerSecond => Others / Seconds;

    public double SeenPerSecond => Seen / Seconds;

    public long Accepted => After.Accepted - Before.Accepted;

    /// <summary>Messages seen by others than their sender.</summary>
    public long Others => After.Others - Before.Others;

    public long Seen => After.Seen - Before.Seen;

    /// <summary>Of the server process.</summary>
    public double CpuMicroseconds => (After.Server.Cpu - Before.Server.Cpu).TotalMicroseconds;

    /// <summary>Of this tool: it should be well below the server's.</summary>
    public double GeneratorCpuMicroseconds => (After.Generator - Before.Generator).TotalMicroseconds;

    /// <summary>What neither the server nor this tool took of the machine, in percent: a disturbed pass shows here.</summary>
    public double ElsewherePercent =>
        100 * (((After.Machine - Before.Machine).TotalMicroseconds - CpuMicroseconds - GeneratorCpuMicroseconds) / 1e6) / (Seconds * Environment.ProcessorCount);

    public long Bytes => After.Bytes - Before.Bytes;

    public static PassFigures Between(Counts before, Counts after, Meter meter) => new(before, after, meter);
}
