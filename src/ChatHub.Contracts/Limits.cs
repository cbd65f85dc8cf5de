namespace ChatHub.Contracts;

/// <summary>The sizes a client must keep to; told in <see cref="Welcome"/>.</summary>
/// <param name="NickLength">Characters in a nick.</param>
/// <param name="GroupNameLength">Characters in a group's name.</param>
/// <param name="TextLength">Characters (Unicode scalar values) in a message.</param>
/// <param name="FrameBytes">Bytes in one SignalR frame; a longer one closes the connection.</param>
/// <param name="Window">Items that the server sends ahead of the last acknowledgement.</param>
/// <param name="HistoryPage">Messages in one page of history.</param>
public sealed record Limits(int NickLength, int GroupNameLength, int TextLength, int FrameBytes, int Window, int HistoryPage)
{
    /// <summary>The limits in force.</summary>
    public static readonly Limits Default = new(
        NickLength: 32, GroupNameLength: 64, TextLength: 4_000, FrameBytes: 64 * 1024, Window: 2_000, HistoryPage: 200);
}
