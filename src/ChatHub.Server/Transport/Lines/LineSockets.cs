using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net.Sockets;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport.Lines;

/// <summary>How the sockets of lines are set up and closed.</summary>
internal static class LineSockets
{
    // A silent peer is asked after 10 s, and given up after three more questions, 5 s apart.
    private const int SilentSeconds = 10;
    private const int AskAgainSeconds = 5;
    private const int Questions = 3;

    // TCP_USER_TIMEOUT: what was sent and is not confirmed for so long ends the connection too; nobody is asked while something is under way.
    private const int TcpLevel = 6;
    private const int TcpUserTimeout = 18;
    private const int UnconfirmedMilliseconds = 1_000 * (SilentSeconds + (Questions * AskAgainSeconds));

    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(0.5);

    /// <summary>A flush on these connections completes when the system has taken everything: nothing of it is left in this process, whose end would lose it.</summary>
    public static IConnectionListenerFactory Factory(ILoggerFactory loggers) => new SocketTransportFactory(
        Options.Create(new SocketTransportOptions { MaxReadBufferSize = Limits.Default.FrameBytes, MaxWriteBufferSize = 1 }), loggers);

    /// <summary>A line has no pings: the system itself asks whether the other end is still there.</summary>
    public static void KeepAlive(ConnectionContext connection)
    {
        if (SocketOf(connection) is not { } socket)
            return;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SilentSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, AskAgainSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Questions);
        if (OperatingSystem.IsLinux())
            socket.SetRawSocketOption(TcpLevel, TcpUserTimeout, BitConverter.GetBytes(UnconfirmedMilliseconds));
    }

    /// <summary>Closes after what was written last has left. To close on unread input would make the systems throw that away: it is read, for a moment.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Closed is closed.")]
    public static async Task CloseAsync(ConnectionContext connection, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(ClosingPatience, time);
        try
        {
            SocketOf(connection)?.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(connection.Transport.Input, patience.Token);
        }
        catch (Exception)
        {
            // It has gone already, or takes too long.
        }

        await connection.DisposeAsync();
    }

    private static async Task ReadToEndAsync(PipeReader input, CancellationToken cancel)
    {
        while (await input.ReadAsync(cancel) is { IsCompleted: false } result)
        {
            input.AdvanceTo(result.Buffer.End);
        }
    }

    private static Socket? SocketOf(ConnectionContext connection) => connection.Features.Get<IConnectionSocketFeature>()?.Socket;
}
