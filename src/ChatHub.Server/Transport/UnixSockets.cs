using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>Unix sockets that Kestrel listens on: one that a killed server left behind is removed, and the mode is set before anybody can connect.</summary>
internal static class UnixSockets
{
    // open(2) of a socket: ENXIO on Linux, EOPNOTSUPP on macOS.
    private static readonly int[] NotAFile = [6, 102];

    public static void AddUnixSockets(this IServiceCollection services) => services.AddOptions<SocketTransportOptions>()
        .Configure<IOptions<UnixSocketOptions>>((sockets, options) => sockets.CreateBoundListenSocket = endpoint =>
            endpoint is UnixDomainSocketEndPoint && !OperatingSystem.IsWindows() && Path.IsPathRooted(endpoint.ToString())
                ? Bind(endpoint, endpoint.ToString()!, options.Value.SocketMode)
                : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint));

    [UnsupportedOSPlatform("windows")]
    private static Socket Bind(EndPoint endpoint, string path, string? mode)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new DirectoryNotFoundException($"There is no folder '{Path.GetDirectoryName(path)}'.");
        if (IsSocket(path) && !IsAnswered(endpoint))
            File.Delete(path);

        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!string.IsNullOrEmpty(mode))
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, fromBase: 8));
        return socket;
    }

    /// <summary>Another kind of file must not be deleted: it is somebody's.</summary>
    private static bool IsSocket(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return NotAFile.Contains(exception.HResult);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsAnswered(EndPoint endpoint)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(endpoint);
            return true;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
