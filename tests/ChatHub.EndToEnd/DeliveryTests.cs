using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class DeliveryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task What_is_written_while_the_server_is_down_is_accepted_once_and_in_order_after_its_restart()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await joao.Write("antes");
        await Expect(joao.StateOf("antes")).ToContainTextAsync("✓");

        await server.Kill9();
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        string[] queued = ["primeira", "segunda", "terceira"];
        foreach (var text in queued) await joao.Write(text);
        await Expect(joao.StateOf("terceira")).ToHaveTextAsync("na fila");

        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.StateOf("terceira")).ToContainTextAsync("✓");
        await joao.Shows("antes", "primeira", "segunda", "terceira");
        await pedro.ComeBack();
        await pedro.Got("João: antes", "João: primeira", "João: segunda", "João: terceira");
    }

    [Fact]
    public async Task A_reload_in_the_middle_of_sending_and_receiving_loses_nothing_and_doubles_nothing()
    {
        const int Each = 30;
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");

        var flood = Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) await pedro.Say("U", "João", $"p{i}");
        });
        for (var i = 0; i < Each; i++)
        {
            await joao.Write($"j{i}");
            if (i % 10 != 9) continue;
            await joao.Page.ReloadAsync();
            await joao.OpenDirect("Pedro");
        }

        await flood;
        var mine = Enumerable.Range(0, Each).Select(i => $"j{i}").ToList();
        var theirs = Enumerable.Range(0, Each).Select(i => $"p{i}").ToList();
        await pedro.Got([.. mine.Select(text => "João: " + text)]);
        Assert.True(await Until.Holds(async () => (await joao.Messages()).Count >= 2 * Each));
        var seen = await joao.Messages();
        Assert.Equal(2 * Each, seen.Count);
        Assert.Equal(mine, seen.Where(text => text[0] == 'j'));
        Assert.Equal(theirs, seen.Where(text => text[0] == 'p'));
    }

    [Fact]
    public async Task What_was_queued_when_the_tab_was_closed_goes_out_when_it_is_opened_again()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await server.Kill9();
        await joao.Write("guardada");
        await Expect(joao.StateOf("guardada")).ToHaveTextAsync("na fila");
        await joao.Page.CloseAsync();

        await server.Restart();
        await pedro.ComeBack();
        var again = await profile.Open(server.Url);
        await again.IsConnected();
        await pedro.Got("João: guardada");
        await again.Open("Pedro");
        await again.Shows("guardada");
    }

    [Fact]
    public async Task What_came_while_the_page_was_closed_is_shown_once_and_counted_as_unread()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.Page.CloseAsync();
        await pedro.Say("U", "João", "um");
        await pedro.Say("U", "João", "dois");

        var again = await profile.Open(server.Url);
        await Expect(again.Unread("Pedro")).ToHaveTextAsync("2");
        await Expect(again.Page).ToHaveTitleAsync("(2) ChatHub");
        await again.Open("Pedro");
        await again.Shows("um", "dois");
        await Expect(again.Unread("Pedro")).ToBeHiddenAsync();

        await again.Page.ReloadAsync();
        await again.IsConnected();
        await Expect(again.Unread("Pedro")).ToBeHiddenAsync();
        await again.Open("Pedro");
        await again.Shows("um", "dois");
    }

    [Fact]
    public async Task A_page_opened_before_the_server_keeps_trying_and_enters_by_itself()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        var joao = await profile.Open(server.Url);
        await server.Kill9();
        await joao.Knock("João");
        await Expect(joao.DoorMessage).ToContainTextAsync("Sem resposta do servidor");
        await server.Restart();
        await joao.IsConnected();
    }

    [Fact]
    public async Task Without_IndexedDB_the_page_says_so_and_works_from_memory()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before("Object.defineProperty(window, 'indexedDB', { value: undefined });");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await Expect(joao.Notice).ToContainTextAsync("Este navegador não deixa guardar dados");
        await joao.OpenDirect("João");
        await joao.Write("uma nota");
        await Expect(joao.StateOf("uma nota")).ToContainTextAsync("✓");
        await joao.Shows("uma nota");
    }
}
