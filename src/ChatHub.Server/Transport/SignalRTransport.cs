using System.IO.Pipelines;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>How SignalR is set up: limits and time-outs on purpose, not by default.</summary>
internal static class SignalRTransport
{
    private const int BufferBytes = 64 * 1024;

    public static void AddSignalRTransport(this IServiceCollection services)
    {
        // Not AddAuthentication: that brings data protection, whose keys on disk nothing here needs.
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = DeviceAuthentication.SchemeName;
            options.AddScheme<DeviceAuthentication>(DeviceAuthentication.SchemeName, displayName: null);
        });
        services.AddWebEncoders();
        services.AddTransient<DeviceAuthentication>();
        services.AddAuthorization();
        services.AddSignalR(hub =>
        {
            hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(25);
            hub.MaximumReceiveMessageSize = Limits.Default.FrameBytes;
            // One call at a time and in order. Messages are not among them: ChatProtocol posts those as it reads them, which keeps their order.
            hub.MaximumParallelInvocationsPerClient = 1;
            hub.EnableDetailedErrors = false;
            hub.DisableImplicitFromServicesParameters = true;
        });
        // SignalR's own time-out never fires for a client that has never pinged; this one drops a silent peer.
        services.Configure<Microsoft.AspNetCore.Builder.WebSocketOptions>(sockets =>
        {
            sockets.KeepAliveInterval = TimeSpan.FromSeconds(10);
            sockets.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddSingleton<HubLifetimeManager<HubEndpoint>, ConnectionRegistry>();
    }

    // As MapHub does, with the pace below the hub.
    public static void MapChatHub(this WebApplication app) => app.MapConnections(
        HubEndpoint.Path,
        new HttpConnectionDispatcherOptions
        {
            Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
            ApplicationMaxBufferSize = BufferBytes,
            TransportMaxBufferSize = BufferBytes,
            TransportSendTimeout = TimeSpan.FromSeconds(10),
            AllowStatefulReconnects = false,
        },
        connections => connections.UseSilenceLimit(app.Services).UsePace(app.Services).UseHub<HubEndpoint>()).RequireAuthorization().OpensConnections();

    private static IConnectionBuilder UseSilenceLimit(this IConnectionBuilder connections, IServiceProvider services) =>
        connections.UseSilenceLimit(services.GetRequiredService<IOptions<HubOptions>>().Value.ClientTimeoutInterval!.Value, services.GetRequiredService<TimeProvider>());

    private static IConnectionBuilder UsePace(this IConnectionBuilder connections, IServiceProvider services)
    {
        var limits = services.GetRequiredService<IOptions<LimitOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        return !limits.Enabled ? connections : connections.Use(next => connection =>
        {
            var (input, output) = (connection.Transport.Input, connection.Transport.Output);
            connection.Transport = new DuplexPipe(new PacedReader(input, new Pace(limits.FramesPerSecond, limits.FrameBurst, time), time), output);
            return next(connection);
        });
    }
}
