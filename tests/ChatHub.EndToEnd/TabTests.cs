using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class TabTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_newer_tab_takes_over_and_the_older_one_says_so_and_stays_quiet_until_asked_back()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var older = await profile.Open(server.Url);
        var negotiations = 0;
        older.Page.Request += (_, request) => negotiations += request.Url.Contains("/negotiate", StringComparison.Ordinal) ? 1 : 0;
        await older.Enter("João");

        var newer = await profile.Open(server.Url);
        await newer.Enter("João");
        await Expect(older.Link).ToHaveTextAsync("O ChatHub foi aberto em outra aba ou janela com este nick.");

        // Enough goes to and fro for a fight to show.
        await newer.OpenDirect("Pedro");
        for (var i = 0; i < 20; i++)
        {
            await newer.Write($"linha {i}");
            await newer.ShowsLast($"linha {i}");
            await Expect(newer.StateOf($"linha {i}").Last).ToContainTextAsync("✓");
        }

        await newer.IsConnected();
        Assert.Equal(1, negotiations);

        await older.Click("Usar aqui");
        await older.IsConnected();
        await Expect(newer.Link).ToHaveTextAsync("O ChatHub foi aberto em outra aba ou janela com este nick.");
        await older.Open("Pedro");
        await older.Shows([.. Enumerable.Range(0, 20).Select(i => $"linha {i}")]);
        await pedro.Say("U", "João", "e agora?");
        await older.ShowsLast("e agora?");
    }

    [Fact]
    public async Task Two_nicks_live_side_by_side_in_one_browser()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var maria = await profile.Open(server.Url);
        await maria.Enter("Maria");
        await joao.OpenDirect("Maria");
        await joao.Write("oi");
        await maria.Open("João");
        await maria.Shows("oi");
        await maria.Write("olá");
        await joao.Shows("oi", "olá");
        await joao.IsConnected();
    }
}
