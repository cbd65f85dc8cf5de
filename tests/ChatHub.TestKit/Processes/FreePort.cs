using System.Net;
using System.Net.Sockets;

namespace ChatHub.TestKit;

/// <summary>Finds a port for a server that will be killed and started again.</summary>
public static class FreePort
{
    // Below the range that outgoing connections take their ports from: while the server is down, a client that knocks at a port
    // of that range may connect to itself and so keep the server from coming back.
    private const int Lowest = 12_000;
    private const int Highest = 32_000;

    /// <summary>A port of 127.0.0.1 that nobody listens on at this instant.</summary>
    public static int Next()
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }

        throw new InvalidOperationException("No free port found.");
    }
}
