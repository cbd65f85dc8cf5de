using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ChatHub.Client;

/// <summary>
/// A position that is overwritten in place: two slots, written in turn, each with a count and a check sum. A torn slot fails its check, and
/// the other one holds the position before. Renaming a synced file for each message would cost a thousand times as much.
/// </summary>
internal sealed class PositionFile : IDisposable
{
    private const int SlotBytes = 256;

    private readonly SafeFileHandle _file;
    private readonly byte[] _slot = new byte[SlotBytes];
    private long _count;

    public PositionFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        foreach (var slot in new[] { ReadSlot(0), ReadSlot(1) })
        {
            if (slot is not { } read || read.Count <= _count)
                continue;
            _count = read.Count;
            Current = read.Position;
        }
    }

    public LogPosition? Current { get; private set; }

    public void Write(LogPosition position)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{_count + 1} {position.Position} {position.Epoch}");
        var line = $"{CheckSum(content):x16} {content}";
        if (Encoding.UTF8.GetByteCount(line) >= SlotBytes)
            throw new ArgumentException("The epoch is too long to be kept.", nameof(position));

        _slot.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(line, _slot);
        _slot[^1] = (byte)'\n';
        RandomAccess.Write(_file, _slot, (_count + 1) % 2 * SlotBytes);
        _count++;
        Current = position;
    }

    public void Sync() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();

    private (long Count, LogPosition Position)? ReadSlot(int index)
    {
        var bytes = new byte[SlotBytes];
        if (RandomAccess.Read(_file, bytes, (long)index * SlotBytes) < SlotBytes)
            return null;

        var parts = Encoding.UTF8.GetString(bytes).Split(' ', 2);
        var content = parts[^1].TrimEnd();
        var fields = content.Split(' ', 3);
        return fields.Length == 3
            && parts[0] == CheckSum(content).ToString("x16", CultureInfo.InvariantCulture)
            && long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? (count, new LogPosition(fields[2], position))
            : null;
    }

    /// <summary>FNV-1a: told apart must be a whole slot and a torn one, not friend and foe.</summary>
    private static ulong CheckSum(string content)
    {
        var sum = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(content))
        {
            sum = (sum ^ octet) * 1099511628211UL;
        }

        return sum;
    }
}
