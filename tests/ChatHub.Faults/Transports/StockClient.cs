using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatHub.TestKit;

namespace ChatHub.Faults.Transports;

/// <summary>One of the <see cref="StockClients"/>, as its process tells of it.</summary>
internal sealed class StockClient(PeerOptions options, StockClients process) : IChatPeer
{
    private readonly ConcurrentQueue<string> byes = new();
    private readonly ConcurrentDictionary<string, bool> groups = new(StringComparer.Ordinal);
    private long typed;
    private long resolved;
    private long accepted;
    private long lastAccepted;
    private long position = -1;
    private volatile bool connected;
    private volatile string? token;
    private volatile string? fault;
    private volatile string lastTrouble = "";

    public string Nick => options.Nick;

    public string Device => options.Device;

    public string? Token => token;

    public long Position => Interlocked.Read(ref position);

    public int Unresolved => (int)(Interlocked.Read(ref typed) - Interlocked.Read(ref resolved));

    public long Accepted => Interlocked.Read(ref accepted);

    public long LastAccepted => Interlocked.Read(ref lastAccepted);

    public IReadOnlyCollection<string> Byes => byes;

    public bool Connected => connected;

    /// <summary>For messages of failing tests.</summary>
    public override string ToString() =>
        $"{Device}: position {Position}, {Unresolved} unresolved, {(Connected ? "connected" : "not connected")}, last trouble: {lastTrouble}, last goodbye: {byes.LastOrDefault() ?? "none"}";

    public Guid Send(string target, string text)
    {
        var id = Guid.CreateVersion7();
        Interlocked.Increment(ref typed);
        Order("send", ("id", id.ToString()), ("target", target), ("text", text));
        return id;
    }

    public async Task BecomeMember(string group)
    {
        Order("member", ("group", group));
        await Until.True(() => groups.ContainsKey(group) || fault is not null, witness: this);
        ThrowIfFaulted();
    }

    public void BeginJournalAnew() => throw new NotSupportedException();

    public void Drop() => Order("drop");

    public void GoAway() => Order("leave");

    public void ComeBack() => Order("comeBack");

    public void ThrowIfFaulted()
    {
        if (fault is not null || process.HasExited) throw new InvalidOperationException($"{this}\n{fault}\n{process.Errors}");
    }

    /// <summary>Takes the news that its process tells.</summary>
    public void Take(JsonElement said)
    {
        foreach (var news in said.EnumerateObject())
        {
            switch (news.Name)
            {
                case "token": token = news.Value.GetString(); break;
                case "connected": connected = news.Value.GetBoolean(); break;
                case "position": Interlocked.Exchange(ref position, news.Value.GetInt64()); break;
                case "resolved": Interlocked.Increment(ref resolved); break;
                case "accepted":
                    Interlocked.Increment(ref accepted);
                    Interlocked.Exchange(ref lastAccepted, news.Value.GetInt64());
                    break;
                case "member": groups[news.Value.GetString()!] = true; break;
                case "bye": byes.Enqueue(news.Value.GetString()!); break;
                case "trouble": lastTrouble = news.Value.GetString()!; break;
                case "fault": fault = news.Value.GetString(); break;
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Order(string order, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var json = new JsonObject { ["order"] = order };
        foreach (var (name, value) in more) json[name] = value;
        process.Order(Device, json);
    }
}
