using System.Globalization;

namespace ChatHub.Faults.Machine;

/// <summary>A control group (version 1) that gives a process so many tenths of a processor until it is disposed.</summary>
internal sealed class ProcessorLimit : IDisposable
{
    private const string Root = "/sys/fs/cgroup/cpu";
    private const int Period = 100_000;
    private readonly string group = $"{Root}/chathub-{Guid.NewGuid():N}";
    private readonly int process;

    public ProcessorLimit(int process, int tenths)
    {
        this.process = process;
        Directory.CreateDirectory(group);
        Write(group, "cpu.cfs_period_us", Period);
        Write(group, "cpu.cfs_quota_us", Period / 10 * tenths);
        Write(group, "cgroup.procs", process);
    }

    /// <summary>Null, or why there can be no such group here.</summary>
    public static string? Missing
    {
        get
        {
            try
            {
                using var probe = new ProcessorLimit(Environment.ProcessId, tenths: 100);
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return "Needs the right to make control groups (version 1) in " + Root + ": " + exception.Message;
            }
        }
    }

    public void Dispose()
    {
        try
        {
            Write(Root, "cgroup.procs", process);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
        }

        Directory.Delete(group);
    }

    private static void Write(string group, string file, int value) =>
        File.WriteAllText(Path.Combine(group, file), value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A fact that is skipped, saying why, where no process can be limited.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProcessorLimitFactAttribute : FactAttribute
{
    public ProcessorLimitFactAttribute() => Skip = ProcessorLimit.Missing;
}
