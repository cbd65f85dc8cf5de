namespace ChatHub.TestKit;

/// <summary>What one device did and saw, as the oracle reads it.</summary>
public sealed class DeviceJournal
{
    public DeviceJournal(IEnumerable<JournalEntry> entries)
    {
        Entries = [.. entries];
        var began = Entries.OfType<DeviceBegan>().FirstOrDefault() ?? throw new FormatException("A journal without its device.");
        (Device, User, Began) = (began.Device, began.User, began.Position);
    }

    public string Device { get; }

    public string User { get; }

    /// <summary>Everything behind this position is owed to the device.</summary>
    public long Began { get; }

    public IReadOnlyList<JournalEntry> Entries { get; }

    public IEnumerable<Shown> Shown => Entries.OfType<Shown>();

    public static DeviceJournal Read(string path) => new(Journal.Read(path));
}
