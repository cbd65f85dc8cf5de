using System.Net;
using ChatHub.Server.Transport;
using ChatHub.TestKit;

namespace ChatHub.Tests;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1/32")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("::1", "::1/128")]
    [InlineData("fd00::/8", "fd00::/8")]
    [InlineData("10", null)]
    [InlineData("10.1", null)]
    [InlineData("10.0.0.0/33", null)]
    [InlineData("proxy.example", null)]
    [InlineData("", null)]
    public void A_trusted_proxy_is_an_address_or_a_network(string text, string? network) => Assert.Equal(network, TrustedProxies.Parse(text)?.ToString());

    [Theory]
    [InlineData("--ChatHub:TrustedProxies:0=banana", "ChatHub:TrustedProxies: 'banana' is not an IP address or a network, such as 127.0.0.1 or 10.0.0.0/8.")]
    [InlineData("--ChatHub:TrustedProxies=127.0.0.1", "ChatHub:TrustedProxies is a list: give its values by index, as in ChatHub:TrustedProxies:0=127.0.0.1.")]
    public async Task A_wrong_list_of_proxies_stops_the_start(string argument, string said)
    {
        await using var server = ServerProcess.Launch(new ServerOptions { Arguments = [argument] });

        Assert.Equal(1, await server.Exited());
        Assert.True(await Until.Holds(() => server.Output.Contains(said)), server.Output.ToString());
    }

    [Theory]
    [InlineData(null, "198.51.100.7", "127.0.0.1")]
    [InlineData("127.0.0.1", "198.51.100.7", "198.51.100.7")]
    [InlineData("127.0.0.0/8", "6.6.6.6, 198.51.100.7, 127.0.0.9", "198.51.100.7")]
    [InlineData("10.0.0.1", "198.51.100.7", "127.0.0.1")]
    public async Task The_last_address_that_no_trusted_proxy_has_is_the_clients(string? trusted, string forwarded, string counted)
    {
        await using var app = trusted is null ? await App.StartOnPortAsync() : await App.StartOnPortAsync(("ChatHub:TrustedProxies:0", trusted));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("X-Forwarded-For", forwarded);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains($"address {counted},", Assert.Single(app.Errors.TurnedAway).Replace("::ffff:", "", StringComparison.Ordinal).Replace("::1", "127.0.0.1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData(null, false)]
    public async Task The_forwarded_host_is_the_own_pages_when_a_trusted_proxy_sends_it(string? trusted, bool own)
    {
        await using var app = trusted is null ? await App.StartOnPortAsync() : await App.StartOnPortAsync(("ChatHub:TrustedProxies:0", trusted), ("ChatHub:TrustedProxies:1", "::1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        request.Headers.Add("Origin", "https://chat.example");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("X-Forwarded-Host", "chat.example");

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(own ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
