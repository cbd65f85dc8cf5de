using System.Buffers;
using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>A committed message on its way to sessions: serialised once, whatever the number of its readers.</summary>
/// <param name="item">As others than its sender see it.</param>
/// <param name="sender">The sender's user id.</param>
public sealed class LogMessage(MessageItem item, int sender)
{
    private byte[]? _json;

    public long Pos => item.Pos;

    /// <summary>Whether the user sent it, at or before <paramref name="ownFrom"/>: under a bare nick somebody else did.</summary>
    public bool IsOfEarlierHolder(int user, long ownFrom) => user == sender && item.Pos <= ownFrom;

    public MessageItem ItemFor(int user) => user == sender ? item with { Mine = true } : item;

    /// <summary>Writes the item as UTF-8 JSON. Two threads may both make it the first time; the result is the same.</summary>
    public void WriteTo(IBufferWriter<byte> output, int reader)
    {
        output.Write(_json ??= ItemJson.UptoMine(item));
        ItemJson.WriteRest(output, mine: reader == sender, item.Deleted);
    }
}
