namespace ChatHub.TestKit;

/// <summary>One device's journal: a file, a line for each entry, handed to the system with each entry.</summary>
public sealed class Journal : IDisposable
{
    private readonly Lock gate = new();
    private StreamWriter writer;

    public Journal(string path)
    {
        Path = path;
        writer = Open(path);
    }

    public string Path { get; }

    public void Write(JournalEntry entry)
    {
        lock (gate) writer.WriteLine(entry.ToLine());
    }

    /// <summary>Forgets what it holds, and begins again with these entries.</summary>
    public void BeginAnew(IEnumerable<JournalEntry> entries)
    {
        lock (gate)
        {
            writer.Dispose();
            File.Delete(Path);
            writer = Open(Path);
            foreach (var entry in entries) writer.WriteLine(entry.ToLine());
        }
    }

    public void Dispose() => writer.Dispose();

    private static StreamWriter Open(string path) => new(path, append: true) { AutoFlush = true, NewLine = "\n" };

    /// <summary>The entries of a journal, also while it is being written. A torn last line (its writer was killed) is left out.</summary>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)) yield return JournalEntry.Parse(line);
    }
}
