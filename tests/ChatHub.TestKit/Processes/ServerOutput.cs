namespace ChatHub.TestKit;

/// <summary>What a server wrote, its newest lines only: a thousand restarts must not fill the memory.</summary>
public sealed class ServerOutput
{
    private const int Most = 2_000;
    private readonly Queue<string> lines = new();
    private readonly Lock gate = new();

    public void Add(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Most) lines.Dequeue();
        }
    }

    public bool Contains(string text)
    {
        lock (gate) return lines.Any(line => line.Contains(text, StringComparison.Ordinal));
    }

    public override string ToString()
    {
        lock (gate) return string.Join('\n', lines);
    }
}
