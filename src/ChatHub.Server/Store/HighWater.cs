using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace ChatHub.Server.Store;

/// <summary>
/// The highest head ever committed in this data folder, beside the database: a database whose head is lower, or that comes without this file,
/// is a restored backup, and its log begins a new epoch. Written after each commit and never synced: it can only lag behind the database.
/// </summary>
public sealed class HighWater : IDisposable
{
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[sizeof(long)];

    public HighWater(string path)
    {
        _stream = PrivateFiles.Open(path, FileShare.Read);
        Value = RandomAccess.Read(File, _buffer, 0) == _buffer.Length ? BinaryPrimitives.ReadInt64LittleEndian(_buffer) : null;
    }

    /// <summary>Null when the file is new.</summary>
    public long? Value { get; private set; }

    private SafeFileHandle File => _stream.SafeFileHandle;

    public void Raise(long head)
    {
        Value = head;
        BinaryPrimitives.WriteInt64LittleEndian(_buffer, head);
        try
        {
            RandomAccess.Write(File, _buffer, 0);
        }
        catch (IOException)
        {
            // A full disk, on a file system that copies on write. The mark lags behind, which it may; the commit has happened.
        }
    }

    public void Dispose() => _stream.Dispose();
}
