namespace ChatHub.TestKit;

/// <summary>One device's journal: a file, a line for each entry, handed to the system with each entry.</summary>
public sealed class Journal : IDisposable
{
    private readonly StreamWriter writer;
    private readonly Lock gate = new();

    public Journal(string path)
    {
        Path = path;
        writer = new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" };
    }

    public string Path { get; }

    public void Write(JournalEntry entry)
    {
        lock (gate) writer.WriteLine(entry.ToLine());
    }

    public void Dispose() => writer.Dispose();

    /// <summary>The entries of a journal, also while it is being written. A torn last line (its writer was killed) is left out.</summary>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)) yield return JournalEntry.Parse(line);
    }
}
