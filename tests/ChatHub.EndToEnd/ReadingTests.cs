using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class ReadingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ServerProcess server = null!;
    private Profile profile = null!;
    private HubUser pedro = null!;
    private Tab joao = null!;

    private ILocator Scroller => joao.Page.Locator(".scroller");

    private ILocator Divider => joao.Page.Locator(".day.unread");

    private ILocator Latest => joao.Page.Locator(".latest");

    public async Task InitializeAsync()
    {
        server = await ServerProcess.Start();
        profile = await browser.NewProfile();
        pedro = await HubUser.Connect(server.Url, "Pedro");
        joao = await profile.Open(server.Url);
        await joao.Enter("João");
    }

    public async Task DisposeAsync()
    {
        await pedro.DisposeAsync();
        await profile.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Links_lead_to_the_web_in_a_tab_of_their_own_that_knows_nothing_of_the_chat()
    {
        await pedro.Say("U", "João", "veja https://exemplo.org/a_(b)?c=1&d=2), ou http://outro.example.");
        await pedro.Say("U", "João", "javascript:alert(1) data:text/html,x ftp://a.example https://banco.example@outro.example/");
        await joao.Open("Pedro");
        var links = joao.Page.Locator("[role=log] a");
        await Expect(links).ToHaveCountAsync(2);
        await Expect(links.First).ToHaveTextAsync("https://exemplo.org/a_(b)?c=1&d=2");
        await Expect(links.First).ToHaveAttributeAsync("href", "https://exemplo.org/a_(b)?c=1&d=2");
        await Expect(links.Last).ToHaveAttributeAsync("href", "http://outro.example/");
        foreach (var link in await links.AllAsync())
        {
            await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
            await Expect(link).ToHaveAttributeAsync("target", "_blank");
        }
    }

    [Fact]
    public async Task Code_is_shown_as_code_and_nothing_within_it_is_anything_else()
    {
        await pedro.Say("U", "João", "rode `dotnet build` e depois:\n```sh\ncurl https://exemplo.org # João\n  ls\n```\npronto");
        await joao.Open("Pedro");
        await Expect(joao.Page.Locator("[role=log] code")).ToHaveCountAsync(2);
        Assert.Equal("dotnet build", await joao.Page.Locator("[role=log] code").First.InnerTextAsync());
        Assert.Equal("curl https://exemplo.org # João\n  ls", await joao.Page.Locator("[role=log] code.block").InnerTextAsync());
        await Expect(joao.Page.Locator("[role=log] :is(a, mark)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Being_called_is_marked_in_the_text_and_beside_the_unread_count()
    {
        await pedro.Run("-criargrupo obras");
        await joao.JoinGroup("obras");
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("obras");
        await joao.Open("Todos");
        await pedro.Say("G", "obras", "joãozinho não é chamado");
        await Expect(joao.Unread("obras")).ToHaveTextAsync("1");
        await Expect(joao.Conversation("obras").Locator(".called")).ToBeHiddenAsync();
        await pedro.Say("G", "obras", "JOÃO: venha, e traga @joão, o João não é chamado");
        await Expect(joao.Unread("obras")).ToHaveTextAsync("2");
        await Expect(joao.Conversation("obras").Locator(".called")).ToBeVisibleAsync();
        await joao.Open("obras");
        await Expect(joao.Page.Locator("mark")).ToHaveTextAsync(["JOÃO", "@joão"]);
        await Expect(joao.Conversation("obras").Locator(".called")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Each_day_has_its_heading_and_what_one_person_says_at_once_has_his_name_once()
    {
        await pedro.Say("U", "João", "um");
        await pedro.Say("U", "João", "dois");
        await joao.Open("Pedro");
        await joao.Shows("um", "dois");
        await Expect(joao.Page.Locator(".day:not(.unread)")).ToHaveTextAsync(["hoje"]);
        await Expect(joao.Line("um")).Not.ToHaveClassAsync("line goes-on");
        await Expect(joao.Line("dois")).ToHaveClassAsync("line goes-on");

        // The next day, as far as the browser knows: the server goes on with its own time.
        await joao.Page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1));
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await Expect(joao.Page.Locator(".day:not(.unread)")).ToHaveTextAsync(["ontem"]);
    }

    [Fact]
    public async Task Reading_begins_where_one_left_off_and_the_mark_goes_with_an_answer()
    {
        await joao.OpenDirect("Pedro");
        await pedro.Say("U", "João", "lida");
        await joao.Shows("lida");
        await joao.Open("Todos");
        for (var i = 0; i < 60; i++) await pedro.Say("U", "João", $"nova {i}");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("60");
        await joao.Open("Pedro");
        await Expect(Divider).ToBeInViewportAsync();
        await Expect(joao.Line("nova 0").First).ToBeInViewportAsync();
        Assert.Equal("nova 0", await Divider.Locator("xpath=following-sibling::article[1]//p[contains(@class, 'text')]").TextContentAsync());
        await Latest.ClickAsync();
        await Expect(joao.Line("nova 59")).ToBeInViewportAsync();
        await joao.Write("li tudo");
        await joao.ShowsLast("li tudo");
        await Expect(Divider).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reader_further_up_is_told_of_what_is_new_and_not_moved()
    {
        for (var i = 0; i < 80; i++) await pedro.Say("U", "João", $"linha {i}");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("80");
        await joao.Open("Pedro");
        await Latest.ClickAsync();
        await joao.ShowsLast("linha 79");
        await ScrollTo("linha 40");
        var before = await TopOf("linha 40");

        await pedro.Say("U", "João", "chegou agora");
        await pedro.Say("U", "João", "e esta também");
        await Expect(Latest).ToContainTextAsync("2 novas mensagens");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("2");
        Assert.Equal(before, await TopOf("linha 40"), 1.0);

        await Latest.ClickAsync();
        await Expect(joao.Line("e esta também")).ToBeInViewportAsync();
        await Expect(joao.Unread("Pedro")).ToBeHiddenAsync();
        await Expect(Latest).ToBeHiddenAsync();
        await pedro.Say("U", "João", "seguindo");
        await Expect(joao.Line("seguindo")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Older_lines_come_in_front_without_moving_the_reader_and_the_document_stays_small()
    {
        const int Total = 700;
        for (var i = 0; i < Total; i++) await pedro.Say("U", "João", $"m{i}.");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("99+");
        await joao.Open("Pedro");
        await Latest.ClickAsync();
        await joao.ShowsLast($"m{Total - 1}.");

        // One scroll at a time: what was first in sight is where the scroll has put it, whatever came in above.
        for (var oldest = Total; oldest > 0;)
        {
            var first = (await joao.Messages())[0];
            var moved = await Scroller.EvaluateAsync<double>("""
                scroller => new Promise(done => {
                  const end = () => line.getBoundingClientRect().bottom;
                  const line = [...scroller.querySelectorAll('article')].find(each => each.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top);
                  const before = end();
                  const from = scroller.scrollTop;
                  const step = Math.min(from, 700);
                  scroller.scrollTop = from - step;
                  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done(end() - before - step))));
                })
                """);
            Assert.Equal(0, moved, 2.0);
            var texts = await joao.Messages();
            Assert.True(texts.Count <= 260, $"{texts.Count} lines in the document");
            Assert.True(await Until.Holds(async () => (await joao.Messages())[0] != first || first == "m0." || await Scroller.EvaluateAsync<double>("e => e.scrollTop") > 0));
            oldest = int.Parse((await joao.Messages())[0].Trim('m', '.'), System.Globalization.CultureInfo.InvariantCulture);
        }

        await joao.Click("Ir para o fim");
        await joao.ShowsLast($"m{Total - 1}.");
        await Expect(joao.Line($"m{Total - 1}.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_huge_paste_is_folded_until_one_wants_to_see_it()
    {
        await pedro.Say("U", "João", string.Join('\n', Enumerable.Range(0, 200).Select(i => $"linha {i}")));
        await pedro.Say("U", "João", string.Concat(Enumerable.Repeat("semespaço", 400)));
        await joao.Open("Pedro");
        var lines = joao.Page.Locator("article.line");
        await Expect(lines).ToHaveCountAsync(2);
        foreach (var line in await lines.AllAsync()) Assert.InRange((await line.BoundingBoxAsync())!.Height, 50, 400);
        Assert.True(await Scroller.EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"));
        await lines.First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Mostrar tudo" }).ClickAsync();
        Assert.True((await lines.First.BoundingBoxAsync())!.Height > 2_000);
        await lines.First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Mostrar menos" }).ClickAsync();
        Assert.True((await lines.First.BoundingBoxAsync())!.Height < 400);
    }

    private async Task ScrollTo(string text) => await joao.Line(text).EvaluateAsync(
        "line => new Promise(done => { line.scrollIntoView({ block: 'center' }); requestAnimationFrame(() => requestAnimationFrame(() => done())); })");

    private Task<double> TopOf(string text) => joao.Line(text).EvaluateAsync<double>("line => line.getBoundingClientRect().top");
}
