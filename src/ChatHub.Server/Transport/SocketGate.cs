using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>
/// Limits TCP connections below HTTP and TLS. A socket that sends nothing is no request, so nothing above sees it; but it holds a handle that others
/// need. Once its first byte has come, HTTP's own time-outs hold.
/// </summary>
internal static class SocketGate
{
    /// <summary>For the first byte, and for a request's headers: as long as a hub's handshake may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void UseSocketGate(this KestrelServerOptions kestrel)
    {
        kestrel.Limits.RequestHeadersTimeout = Patience;
        kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            var limits = endpoint.ApplicationServices.GetRequiredService<SocketLimits>();
            var time = endpoint.ApplicationServices.GetRequiredService<TimeProvider>();
            var trusted = endpoint.ApplicationServices.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks;
            endpoint.Use(next => connection => IsTrusted(connection.RemoteEndPoint, trusted) ? next(connection) : RunAsync(connection, next, limits, time));
        });
    }

    /// <summary>The sockets of a trusted proxy are those of its clients, who are counted by their own addresses above.</summary>
    private static bool IsTrusted(EndPoint? remote, IList<System.Net.IPNetwork> trusted)
    {
        if (trusted.Count == 0 || remote is not IPEndPoint { Address: var address })
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return trusted.Any(network => network.Contains(plain));
    }

    private static async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, SocketLimits limits, TimeProvider time)
    {
        // A Unix socket has no address: what connects to it is on this machine.
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var remote })
        {
            await next(connection);
            return;
        }

        var address = ClientAddress.Counted(remote);
        if (!limits.TryEnter(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            if (await BeginsAsync(connection, time))
                await next(connection);
        }
        finally
        {
            limits.Leave(address);
        }
    }

    /// <summary>Waits for the first byte and leaves it to be read.</summary>
    private static async Task<bool> BeginsAsync(ConnectionContext connection, TimeProvider time)
    {
        var input = connection.Transport.Input;
        using var patience = new CancellationTokenSource(Patience, time);
        // A server that stops asks its connections to close: it must not wait for one that has nothing to say.
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            var first = await input.ReadAsync(either.Token);
            var begins = !first.Buffer.IsEmpty;
            input.AdvanceTo(first.Buffer.Start);
            return begins;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            return false;
        }
    }
}
