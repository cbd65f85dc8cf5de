using System.Globalization;

namespace ChatHub.Faults.Machine;

/// <summary>A control group (version 1) that bounds what its processes get, until it is disposed.</summary>
internal sealed class ControlGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const int Period = 100_000;
    private readonly string root;
    private readonly string group;

    private ControlGroup(string controller, params (string Name, long Value)[] bounds)
    {
        root = Path.Combine(Root, controller);

        // Where groups are of version 2, a folder made here would be one of theirs.
        if (!File.Exists(Path.Combine(root, "cgroup.procs"))) throw new IOException($"There is no controller {root}.");
        group = Path.Combine(root, $"chathub-{Guid.NewGuid():N}");
        Directory.CreateDirectory(group);
        try
        {
            foreach (var (name, value) in bounds) Write(group, name, value);
        }
        catch
        {
            Directory.Delete(group);
            throw;
        }
    }

    /// <summary>A command to run a process under that is in the group from its beginning.</summary>
    public IReadOnlyList<string> Prefix => ["sh", "-c", $"echo $$ > {group}/cgroup.procs && exec \"$@\"", "in-group"];

    public static ControlGroup OfProcessor(int tenths) => new("cpu", ("cpu.cfs_period_us", Period), ("cpu.cfs_quota_us", Period / 10 * tenths));

    public static ControlGroup OfMemory(long bytes) => new("memory", ("memory.limit_in_bytes", bytes));

    /// <summary>Null, or why there can be no such groups here.</summary>
    public static string? Missing
    {
        get
        {
            try
            {
                using var processor = OfProcessor(tenths: 1);
                using var memory = OfMemory(bytes: 1 << 30);
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return $"Needs the right to make control groups (version 1) in {Root}: {exception.Message}";
            }
        }
    }

    /// <summary>How often the processor was taken away from it.</summary>
    public long TimesThrottled => Counted("cpu.stat", "nr_throttled ");

    /// <summary>The most memory that it ever had.</summary>
    public long MostBytes => Counted("memory.max_usage_in_bytes");

    public void Take(int process) => Write(group, "cgroup.procs", process);

    public void Dispose()
    {
        foreach (var process in File.ReadAllLines(Path.Combine(group, "cgroup.procs")))
        {
            try
            {
                Write(root, "cgroup.procs", long.Parse(process, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        Directory.Delete(group);
    }

    private long Counted(string file, string name = "")
    {
        var line = File.ReadAllLines(Path.Combine(group, file)).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }

    private static void Write(string folder, string file, long value) =>
        File.WriteAllText(Path.Combine(folder, file), value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A fact that is skipped, saying why, where no process can be bounded.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ControlGroupFactAttribute : FactAttribute
{
    public ControlGroupFactAttribute() => Skip = ControlGroup.Missing;
}
