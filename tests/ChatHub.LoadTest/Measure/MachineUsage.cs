using System.Globalization;

namespace ChatHub.LoadTest.Measure;

/// <summary>CPU time of all processes together, to tell what others took from a measured pass.</summary>
internal static class MachineUsage
{
    private const double TicksPerSecond = 100;
    private const int Idle = 3;
    private const int WaitingForDisk = 4;

    /// <summary>Busy time of all cores since the machine's start.</summary>
    public static TimeSpan Busy()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var ticks = fields.Index().Where(field => field.Index is not (Idle or WaitingForDisk)).Sum(field => long.Parse(field.Item, CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }
}
