using System.Net;
using System.Net.Sockets;

namespace ChatHub.LoadTest.Wire;

/// <summary>
/// Lets what follows a socket's event run on the thread that saw the event. The runtime otherwise hands each one to the thread pool, whose
/// wake-ups and spinning would be taken from the server on the same cores.
/// </summary>
internal static class InlineSockets
{
    private const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Must come before anything else uses a socket: the runtime reads its switch once. Processes started later do not inherit it.</summary>
    public static async Task Enable()
    {
        Environment.SetEnvironmentVariable(Switch, "1");
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var accepted = listener.AcceptAsync();
        await client.ConnectAsync(listener.LocalEndPoint!);
        (await accepted).Dispose();
        Environment.SetEnvironmentVariable(Switch, null);
    }
}
