using System.Globalization;
using System.Text;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Soak;

/// <summary>What the server uses, second by second.</summary>
internal sealed class Curves : IAsyncDisposable
{
    private const int Width = 1000;
    private const int Height = 150;
    private readonly List<(string Name, Func<Sample, double> Of)> shown =
    [
        ("memory, MB", sample => sample.Resident / 1e6), ("handles", sample => sample.Handles), ("write-ahead log, MB", sample => sample.Log / 1e6),
        ("database, MB", sample => sample.Database / 1e6), ("messages accepted, thousands", sample => sample.Accepted / 1e3),
    ];

    private readonly List<Sample> samples = [];
    private readonly ServerProcess server;
    private readonly Crowd crowd;
    private readonly long began = TimeProvider.System.GetTimestamp();
    private readonly Timer timer;

    public Curves(ServerProcess server, Crowd crowd)
    {
        (this.server, this.crowd) = (server, crowd);
        timer = new Timer(_ => Take(), state: null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    public long MostLogBytes
    {
        get { lock (samples) return samples.Max(sample => sample.Log); }
    }

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    /// <summary>As a table and as a picture.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        lock (samples)
        {
            File.WriteAllLines(
                Path.Combine(folder, "soak.csv"),
                [
                    "seconds,resident_bytes,handles,wal_bytes,database_bytes,accepted",
                    .. samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Seconds:F0},{s.Resident},{s.Handles},{s.Log},{s.Database},{s.Accepted}")),
                ]);
            File.WriteAllText(Path.Combine(folder, "soak.svg"), Picture());
        }
    }

    private void Take()
    {
        try
        {
            var usage = server.Usage;
            var sample = new Sample(
                TimeProvider.System.GetElapsedTime(began).TotalSeconds, usage.ResidentBytes, usage.Handles, Bytes("chathub.db-wal"), Bytes("chathub.db"), crowd.Accepted);
            lock (samples) samples.Add(sample);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // Between two lives there is nothing to measure.
        }
    }

    private long Bytes(string file) => new FileInfo(Path.Combine(server.DataFolder, file)) is { Exists: true } info ? info.Length : 0;

    private string Picture()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{Width + 40}' height='{shown.Count * (Height + 40)}' font-family='sans-serif' font-size='13'>\n");
        svg.Append("<rect width='100%' height='100%' fill='white'/>\n");
        foreach (var (i, (name, of)) in shown.Index())
        {
            var (top, most, last) = ((i * (Height + 40)) + 25, Math.Max(1, samples.Max(of)), samples[^1].Seconds);
            var points = samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{20 + (s.Seconds / last * Width):F1},{top + Height - (of(s) / most * Height):F1}"));
            svg.Append(CultureInfo.InvariantCulture, $"<text x='20' y='{top - 8}'>{name}: at most {most:F1}, {last / 60:F0} minutes</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<path d='M20 {top}V{top + Height}H{20 + Width}' fill='none' stroke='#999'/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points='{string.Join(' ', points)}' fill='none' stroke='#0b6'/>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private sealed record Sample(double Seconds, long Resident, int Handles, long Log, long Database, long Accepted);
}
