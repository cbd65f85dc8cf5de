using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, and said to be, where none may be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Mounts = new(() =>
    {
        using var probe = SmallDisk.TryMount(bytes: 4_096);
        return probe is not null;
    });

    public SmallDiskFactAttribute() => Skip = Mounts.Value ? null : "Only root may mount a file system.";
}
