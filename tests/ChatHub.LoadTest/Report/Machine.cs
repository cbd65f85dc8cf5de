using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatHub.LoadTest.Report;

/// <summary>Where a result comes from: figures of two machines compare only as ratios.</summary>
internal sealed record Machine(string Cpu, int Cores, long MemoryMegabytes, string System, string Runtime, double Load)
{
    public static Machine This() => new(
        CpuModel(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        LoadAverage());

    /// <summary>Of the last minute.</summary>
    public static double LoadAverage() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static string CpuModel() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
