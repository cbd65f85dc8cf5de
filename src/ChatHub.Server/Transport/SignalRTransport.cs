using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

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
            // One at a time and in order: this is what keeps one sender's messages in the order sent.
            hub.MaximumParallelInvocationsPerClient = 1;
            hub.EnableDetailedErrors = false;
            hub.DisableImplicitFromServicesParameters = true;
        });
    }

    public static void MapChatHub(this WebApplication app) => app.MapHub<HubEndpoint>(HubEndpoint.Path, options =>
    {
        options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
        options.ApplicationMaxBufferSize = BufferBytes;
        options.TransportMaxBufferSize = BufferBytes;
        options.TransportSendTimeout = TimeSpan.FromSeconds(10);
        options.AllowStatefulReconnects = false;
    }).RequireAuthorization();

    /// <summary>Before <see cref="MapChatHub"/>. SignalR's own time-out never fires for a client that has never pinged; this one drops a silent peer.</summary>
    public static void UseWebSocketKeepAlive(this WebApplication app) => app.UseWebSockets(new Microsoft.AspNetCore.Builder.WebSocketOptions
    {
        KeepAliveInterval = TimeSpan.FromSeconds(10),
        KeepAliveTimeout = TimeSpan.FromSeconds(10),
    });
}
