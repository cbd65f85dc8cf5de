using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatHub.TestKit;

/// <summary>What a process has used, as the kernel counts it.</summary>
/// <param name="Cpu">User and system time.</param>
/// <param name="ResidentBytes">Resident memory now.</param>
/// <param name="PeakResidentBytes">The most it ever was.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Sockets">Those of them that are sockets.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentBytes, long PeakResidentBytes, int Handles, int Sockets)
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
        var handles = Directory.GetFiles($"{folder}/fd");
        var status = File.ReadAllLines($"{folder}/status");
        return new ProcessUsage(
            TimeSpan.FromSeconds((double)ticks / TicksPerSecond),
            Kilobytes(status, "VmRSS:"),
            Kilobytes(status, "VmHWM:"),
            handles.Length,
            handles.Count(IsSocket));
    }

    // Null when it was closed meanwhile.
    private static bool IsSocket(string handle) => new FileInfo(handle).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Kilobytes(string[] status, string name) =>
        1024 * Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1]);
}
