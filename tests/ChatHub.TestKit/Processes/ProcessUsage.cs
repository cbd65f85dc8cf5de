using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatHub.TestKit;

/// <summary>What a process has used, as the kernel counts it.</summary>
/// <param name="Cpu">User and system time.</param>
/// <param name="ResidentBytes">Resident memory now.</param>
/// <param name="PeakResidentBytes">The most it ever was.</param>
/// <param name="Handles">Open file descriptors.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentBytes, long PeakResidentBytes, int Handles)
{
    private const int TicksPerSecond = 100;

    /// <summary>Reads /proc.</summary>
    public static ProcessUsage Of(int process)
    {
        var folder = $"/proc/{process}";
        var stat = File.ReadAllText($"{folder}/stat");

        // The name in parentheses may hold anything; what follows it is counted from the state (field 3).
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[11]) + Number(fields[12]);
        var status = File.ReadAllLines($"{folder}/status");
        return new ProcessUsage(
            TimeSpan.FromSeconds((double)ticks / TicksPerSecond),
            Kilobytes(status, "VmRSS:"),
            Kilobytes(status, "VmHWM:"),
            Directory.GetFiles($"{folder}/fd").Length);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Kilobytes(string[] status, string name) =>
        1024 * Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1]);
}
