using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;

namespace ChatHub.EndToEnd.Proxies;

/// <summary>Somebody at an address of their own, to whom every name is this machine.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient http;

    public Visitor(string address) => http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        // Made for the test, by itself or by Caddy.
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });

    /// <summary>Asks for a session under a nick that is none: counted like any other, and nothing is stored.</summary>
    public async Task<HttpStatusCode> AsksForSession(Uri proxy, string forged)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(proxy, "api/session")) { Content = JsonContent.Create(new { nick = "não vale" }) };
        Forge(request, forged);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Comes from a page of another site, which the server writes to its log with the visitor's address.</summary>
    public async Task<HttpStatusCode> ComesFromElsewhere(Uri proxy, string forged)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy, "api/commands"));
        request.Headers.Add("Origin", "https://evil.example");
        Forge(request, forged);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    public async Task<bool> Reaches(Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();

    private static void Forge(HttpRequestMessage request, string address)
    {
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Real-IP", address);
        request.Headers.Add("Forwarded", $"for={address};host=evil.example");
    }
}
