using System.Text;

namespace ChatHub.Faults.Fsync;

/// <summary>All that was written to one socket: a text may be cut anywhere into two writes, or into two places that one write gathers from.</summary>
internal sealed class SocketBytes
{
    private readonly string bytes;
    private readonly List<(int From, SystemCall Call)> calls = [];

    public SocketBytes(IEnumerable<SystemCall> writes)
    {
        var all = new StringBuilder();
        foreach (var call in writes)
        {
            calls.Add((all.Length, call));
            all.Append(call.Bytes);
        }

        bytes = all.ToString();
    }

    /// <summary>The write that begins to say it.</summary>
    public SystemCall? Find(string text) =>
        bytes.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at ? calls.FindLast(call => call.From <= at).Call : null;
}
