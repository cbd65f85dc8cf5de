using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace ChatHub.Tests;

/// <summary>Requests of the HTTP endpoints in a device's name.</summary>
public static class Requests
{
    /// <summary>Whatever the answer is.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this App app, HttpMethod method, string path, string? token, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await app.Http.SendAsync(request);
    }

    /// <summary>A client at another address of this machine, such as 127.0.0.2, of a server on a port.</summary>
    public static HttpClient ClientAt(this App app, string address) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), stop);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = app.Http.BaseAddress,
    };
}
