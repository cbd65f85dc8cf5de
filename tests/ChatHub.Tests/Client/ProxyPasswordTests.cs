using System.Net;
using System.Net.Http.Headers;
using ChatHub.Client;
using ChatHub.TestKit;

namespace ChatHub.Tests.Clients;

/// <summary>A proxy before the server that demands a password of its own: its 401 says nothing about the token.</summary>
public sealed class ProxyPasswordTests : WithServer
{
    private const string Path = "/chat/negotiate";

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "text/html")]
    [InlineData(HttpStatusCode.Unauthorized, "application/problem+json")]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, "text/html")]
    public async Task A_proxy_that_demands_its_own_password_ends_the_start_and_says_so(HttpStatusCode status, string type)
    {
        var proxy = new Proxy(status, type) { Closed = true };
        await using var chat = new ChatClient(Behind(proxy));

        var refused = await Assert.ThrowsAsync<ChatRefusedException>(() => chat.StartAsync());

        Assert.Equal(ChatRefusedException.ProxyPassword, refused.Code);
        Assert.Contains($"um proxy entre este programa e o servidor pede uma senha dele (HTTP {(int)status})", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_demands_a_password_later_is_waited_for_with_the_same_token()
    {
        var proxy = new Proxy(HttpStatusCode.Unauthorized, "text/html");
        await using var ana = await Talker.StartAsync(Behind(proxy));
        var before = proxy.Sessions;
        proxy.Closed = true;
        await server.RestartAsync();
        await ana.Until(() => Told(ana) >= 2, "two attempts that the proxy refused");
        Assert.Equal(before, proxy.Sessions);

        proxy.Closed = false;

        await ana.SeesConnection(ConnectionState.Connected, times: 2);
        Assert.Equal(before, proxy.Sessions);
    }

    [Fact]
    public async Task A_name_and_a_password_in_the_address_are_not_passed_on()
    {
        var proxy = new Proxy(HttpStatusCode.Unauthorized, "text/html");
        var options = Behind(proxy);
        options.Server = new UriBuilder(server.Address) { UserName = "porteiro", Password = "segredo" }.Uri;
        await using var ana = await Talker.StartAsync(options);

        Assert.DoesNotContain(proxy.Addresses, address => address.Contains("segredo", StringComparison.Ordinal));
    }

    private static int Told(Talker ana) => ana.Events.OfType<ConnectionChanged>().Count(change => change.Reason?.Contains("proxy", StringComparison.Ordinal) == true);

    private ChatClientOptions Behind(Proxy proxy) =>
        new() { Server = server.Address, Nick = "ana", HttpHandler = () => proxy.NewHandler(), BackoffLimit = TimeSpan.FromSeconds(0.5) };

    /// <summary>Lets session requests through, and demands its password for the hub while it is closed.</summary>
    private sealed class Proxy(HttpStatusCode status, string type)
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> addresses = new();

        public bool Closed { get; set; }

        public IEnumerable<string> Addresses => addresses;

        public int Sessions => addresses.Count(address => address.EndsWith("/api/session", StringComparison.Ordinal));

        public HttpMessageHandler NewHandler() => new Handler(this, status, type);

        private sealed class Handler(Proxy proxy, HttpStatusCode status, string type) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                proxy.addresses.Enqueue(request.RequestUri!.ToString());
                if (!proxy.Closed || request.RequestUri.AbsolutePath != Path)
                    return base.SendAsync(request, cancellationToken);
                var answer = new HttpResponseMessage(status) { Content = new StringContent("{\"title\":\"401 Authorization Required\"}") };
                answer.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                return Task.FromResult(answer);
            }
        }
    }
}
