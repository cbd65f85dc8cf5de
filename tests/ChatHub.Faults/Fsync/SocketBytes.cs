using System.Text;
using System.Text.RegularExpressions;

namespace ChatHub.Faults.Fsync;

/// <summary>All that was written to one socket: a text may be cut anywhere into two writes, or into two places that one write gathers from.</summary>
internal sealed class SocketBytes
{
    // Of more than a buffer, each goes into a frame of its own (RFC 6455, section 5.4), with this between: "continued", then how long it is, as strace writes bytes.
    private const string FrameHead = @"(\\(0|200)(~(\\([0-7]{1,3}|.)|[^\\]){2}|\\([0-7]{1,3}|.)|[^~\\]))?";

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
    public SystemCall? Find(string text) => PlaceOf(text) is >= 0 and var at ? calls.FindLast(call => call.From <= at).Call : null;

    private int PlaceOf(string text)
    {
        if (bytes.IndexOf(text, StringComparison.Ordinal) is >= 0 and var whole) return whole;
        var cut = Regex.Match(bytes, string.Join(FrameHead, text.Select(letter => Regex.Escape(letter.ToString()))), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        return cut.Success ? cut.Index : -1;
    }
}
