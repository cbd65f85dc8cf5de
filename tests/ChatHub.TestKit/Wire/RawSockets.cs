using System.Net.Sockets;

namespace ChatHub.TestKit;

/// <summary>How raw clients open their TCP connections.</summary>
internal static class RawSockets
{
    public static readonly HttpMessageInvoker Shared = With(receiveBuffer: null);

    public static HttpMessageInvoker WithReceiveBuffer(int bytes) => With(bytes);

    private static HttpMessageInvoker With(int? receiveBuffer) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (receiveBuffer is { } bytes) socket.ReceiveBufferSize = bytes;
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });
}
