using System.Net;
using ChatHub.Client;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Proxies;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>Behind nginx, Caddy and HAProxy, each in a process of its own.</summary>
public sealed class ProxyTests(ProxyPark park, ProxyBrowser browser) : IClassFixture<ProxyPark>, IClassFixture<ProxyBrowser>
{
    private static int visitors;

    /// <summary>Those that run as docs/operation/proxies has them.</summary>
    public static TheoryData<string> Documented => ["nginx", "nginx, sub-path", "Caddy", "HAProxy"];

    /// <summary>Those as people have them, before a server without settings.</summary>
    public static TheoryData<string> Found => ["nginx, only proxy_pass", "nginx, the usual snippet", "nginx, no Upgrade, buffering"];

    [Theory]
    [MemberData(nameof(Documented))]
    [MemberData(nameof(Found))]
    public async Task A_browser_enters_and_talks(string proxy)
    {
        await using var profile = await browser.NewProfile();
        if (!IsDocumented(proxy)) profile.Expecting("WebSocket connection to");
        var ana = await profile.Open(park[proxy]);
        var nick = "ana" + Interlocked.Increment(ref visitors);
        await ana.Enter(nick);
        await ana.OpenDirect(nick);
        await ana.Write("oi, proxy");
        await Expect(ana.StateOf("oi, proxy")).ToContainTextAsync("enviada");
    }

    [Theory]
    [MemberData(nameof(Documented))]
    [MemberData(nameof(Found))]
    public async Task A_forged_address_sent_through_a_proxy_counts_for_nothing(string proxy)
    {
        var number = Interlocked.Increment(ref visitors);
        var documented = IsDocumented(proxy);
        using var visitor = new Visitor($"127.0.1.{number}");

        Assert.Equal(HttpStatusCode.Forbidden, await visitor.ComesFromElsewhere(park[proxy], forged: $"6.6.6.{number}"));

        var log = (documented ? park.Trusting : park.Plain).Output;
        Assert.True(await Until.Holds(() => log.Contains($"foreign-origin; address {(documented ? $"127.0.1.{number}" : "127.0.0.1")},")), log.ToString());
        Assert.False(log.Contains($"6.6.6.{number}"));
    }

    [Fact]
    public async Task A_forged_address_from_an_untrusted_address_counts_for_nothing()
    {
        using var visitor = new Visitor("127.0.4.1");

        Assert.Equal(HttpStatusCode.Forbidden, await visitor.ComesFromElsewhere(park.Trusting.Url, forged: "7.7.7.7"));

        Assert.True(await Until.Holds(() => park.Trusting.Output.Contains("foreign-origin; address 127.0.4.1,")), park.Trusting.Output.ToString());
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task A_stranger_behind_the_same_proxy_locks_nobody_out(string proxy)
    {
        var number = Interlocked.Increment(ref visitors);
        using var stranger = new Visitor($"127.0.2.{number}");
        using var other = new Visitor($"127.0.3.{number}");

        for (var i = 0; i < ProxyPark.SessionsPerMinute; i++)
            Assert.Equal(HttpStatusCode.BadRequest, await stranger.AsksForSession(park[proxy], forged: $"6.6.{number}.{i}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await stranger.AsksForSession(park[proxy], forged: $"6.6.{number}.250"));

        Assert.Equal(HttpStatusCode.BadRequest, await other.AsksForSession(park[proxy], forged: $"127.0.2.{number}"));
    }

    [Fact]
    public async Task On_plain_http_under_another_name_page_and_log_say_what_was_compared()
    {
        await using var profile = (await browser.NewProfile()).Expecting("403");
        var address = park.BareUnder("chat.example.org");
        var ana = await profile.Open(address);

        await ana.Knock("ana");

        var (origin, host) = (address.GetLeftPart(UriPartial.Authority), park.Plain.Url.Authority);
        await Expect(ana.DoorMessage).ToHaveTextAsync(
            $"Este servidor não aceita esta página: ela está em {origin}, mas ao servidor pediram {host}. Quem cuida do servidor resolve com HTTPS, "
            + $"com o cabeçalho Host no proxy ou com ChatHub:AllowedOrigins:0={origin}");
        Assert.True(await Until.Holds(() => park.Plain.Output.Contains($"the page's origin {origin} is not the host {host}")), park.Plain.Output.ToString());
    }

    [Fact]
    public async Task On_plain_http_under_another_name_an_allowed_origin_enters()
    {
        await using var profile = (await browser.NewProfile()).Expecting("WebSocket connection to");
        var ana = await profile.Open(park.BareUnder("permitido.example.org"));

        await ana.Enter("permitida");
    }

    [Fact]
    public async Task A_page_behind_a_proxys_own_password_says_so_and_asks_for_one_session()
    {
        await using var profile = (await browser.NewProfile(credentials: Password)).Expecting("401");
        var ana = await profile.Open(park["nginx with a password"]);

        await ana.Knock("trancada");

        await Expect(ana.Link).ToHaveTextAsync("Um proxy diante do ChatHub pede uma senha própria e não deixa a conexão passar. Avise quem cuida do servidor.");
        Assert.Equal(1, park.SessionsOfBrowsersBehindPassword);
    }

    [Fact]
    public async Task A_page_enters_where_the_proxys_password_is_for_the_files_alone()
    {
        await using var profile = (await browser.NewProfile(credentials: Password)).Expecting("WebSocket connection to");
        var ana = await profile.Open(park["nginx with a password for files"]);

        await ana.Enter("admitida");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_behind_a_proxys_own_password_is_refused_by_a_code(bool knowsIt)
    {
        await using var client = new ChatClient(new ChatClientOptions
        {
            Server = park["nginx with a password"],
            Nick = "trancado",
            HttpHandler = () => new SocketsHttpHandler { Credentials = knowsIt ? new NetworkCredential(ProxyPark.ProxyUser, ProxyPark.ProxyPassword) : null },
        });

        var refused = await Assert.ThrowsAsync<ChatRefusedException>(() => client.StartAsync().WaitAsync(Until.DefaultBound));

        Assert.Equal(ChatRefusedException.ProxyPassword, refused.Code);
    }

    [Fact]
    public async Task Page_and_client_go_to_long_polling_where_streams_are_held_back()
    {
        await using var profile = (await browser.NewProfile()).Expecting("WebSocket connection to");
        await using var client = new ChatClient(new ChatClientOptions { Server = park["nginx that buffers streams anyway"], Nick = "paciente" });
        var ana = await profile.Open(park["nginx that buffers streams anyway"]);

        await Task.WhenAll(client.StartAsync().WaitAsync(Until.DefaultBound), ana.Enter("teimosa"));

        var answer = await client.MessageAsync(Recipient.User("teimosa"), "por baixo da porta");
        Assert.True(answer.Ok, answer.Text);
        await ana.Open("paciente");
        await ana.Shows("por baixo da porta");
    }

    private static HttpCredentials Password => new() { Username = ProxyPark.ProxyUser, Password = ProxyPark.ProxyPassword };

    private static bool IsDocumented(string proxy) => Documented.Any<object[]>(row => (string)row[0] == proxy);
}
