namespace ChatHub.Tests;

/// <summary>What the product promises, in memory: who is there, who is in what, and for whom each message is. Positions come from the server.</summary>
public sealed class ChatModel
{
    private readonly HashSet<int> connected = [];
    private readonly HashSet<int> known = [];
    private readonly long?[] begins = new long?[Steps.Devices];
    private readonly long[] cursors = new long[Steps.Devices];
    private readonly long[] ownFrom = new long[Steps.Devices];
    private readonly bool[] ended = new bool[Steps.Devices];

    public Dictionary<int, HashSet<int>> Groups { get; } = [];

    public List<Sent> Log { get; } = [];

    public static int UserOf(int device) => device / 2;

    public static bool HasPassword(int user) => user == 0;

    public bool IsConnected(int device) => connected.Contains(device);

    public bool IsKnown(int user) => known.Contains(user);

    public bool IsUserConnected(int user) => connected.Any(device => UserOf(device) == user);

    /// <summary>A bare nick that its other device holds.</summary>
    public bool IsRefused(int device) => !HasPassword(UserOf(device)) && connected.Contains(device ^ 1);

    /// <summary>A bare nick's device whose token ended when the other one claimed the nick.</summary>
    public bool IsEnded(int device) => ended[device];

    /// <summary>A new device takes its place.</summary>
    public void Renew(int device) => (ended[device], begins[device]) = (false, null);

    /// <summary>Connects; <paramref name="head"/> is where a user begins who was never here.</summary>
    public long Connect(int device, long head)
    {
        var user = UserOf(device);
        if (begins[device] is null)
        {
            begins[device] = known.Add(user) ? head : Math.Max(cursors[device], cursors[device ^ 1]);
            ownFrom[device] = HasPassword(user) ? 0 : head;
            ended[device ^ 1] |= !HasPassword(user) && begins[device ^ 1] is not null;
        }

        var begin = begins[device]!.Value;
        cursors[device] = Math.Max(cursors[device], begin);
        connected.Add(device);
        return begin;
    }

    public void Disconnect(int device) => connected.Remove(device);

    public void DisconnectAll() => connected.Clear();

    public void Ack(int device, long position) => cursors[device] = Math.Max(cursors[device], position);

    public long CursorOf(int device) => cursors[device];

    /// <summary>The audience at this instant, the sender included; null when the sender may not.</summary>
    public int[]? ToUser(int sender, int user) => known.Contains(user) ? [.. new HashSet<int> { sender, user }] : null;

    public int[]? ToGroup(int sender, int group) => Groups.TryGetValue(group, out var members) && members.Contains(sender) ? [.. members] : null;

    public int[] ToAll(int sender, char audience) =>
        [.. known.Where(user => user == sender || audience == 'T' || IsUserConnected(user) == (audience == 'C'))];

    /// <summary>What a device that is at a position is still to see.</summary>
    public IEnumerable<string> After(int device, long position) =>
        Log.Where(sent => sent.Pos > position && sent.Audience.Contains(UserOf(device)) && (sent.Sender != UserOf(device) || sent.Pos > ownFrom[device])).OrderBy(sent => sent.Pos).Select(sent => sent.Text);

    /// <summary>An accepted message.</summary>
    public sealed record Sent(long Pos, Guid Id, int Sender, string Kind, string? Target, string Text, int[] Audience, int Connected);
}
