using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;

namespace ChatHub.Tests;

/// <summary>How a hub connection reaches the server.</summary>
/// <param name="Address">The server's own address.</param>
/// <param name="Server">The server in memory; null when it listens on a port.</param>
/// <param name="Transport">One transport: nothing falls back to another.</param>
/// <param name="Token">The device's token, if any.</param>
public sealed record Line(Uri Address, TestServer? Server, HttpTransportType Transport, string? Token)
{
    /// <summary>A connection that has not been started.</summary>
    public HubConnection Open(string query) =>
        new HubConnectionBuilder().WithUrl(new Uri(Address, "/chat" + query), Configure).Build();

    private void Configure(HttpConnectionOptions options)
    {
        options.Transports = Transport;
        options.AccessTokenProvider = () => Task.FromResult(Token);
        if (Server is null)
        {
            return;
        }

        options.HttpMessageHandlerFactory = _ => Server.CreateHandler();
        options.WebSocketFactory = async (context, cancelled) =>
        {
            // The in-memory socket does not see the headers that the client sets on its own kind of socket.
            var sockets = Server.CreateWebSocketClient();
            sockets.ConfigureRequest = request => request.Headers.Authorization = "Bearer " + Token;
            return await sockets.ConnectAsync(context.Uri, cancelled);
        };
    }
}
