using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class OfflineTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_reload_while_the_server_is_down_opens_the_page_with_what_it_kept_and_what_is_written_then_goes_out()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "até logo");
        await joao.Open("Pedro");
        await joao.Shows("até logo");
        await KeptShell.Whole(joao);

        await server.Kill9();
        await joao.Page.ReloadAsync();
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("Pedro");
        await Expect(joao.Page.Locator(".room-subtitle")).ToHaveTextAsync("conversa direta");
        await Expect(joao.Page.Locator(".sidebar")).ToContainTextAsync("não se sabe quem está online");
        await Expect(joao.Page.Locator(".sidebar")).Not.ToContainTextAsync("Ninguém mais online");
        await joao.Shows("até logo");
        await joao.Write("escrita sem servidor");
        await Expect(joao.StateOf("escrita sem servidor")).ToHaveTextAsync("na fila");
        await joao.Page.ReloadAsync();
        await joao.Open("Pedro");
        await joao.Shows("até logo", "escrita sem servidor");

        await server.Restart();
        await joao.IsConnected();
        await pedro.ComeBack();
        await pedro.Got("João: escrita sem servidor");
        await Expect(joao.StateOf("escrita sem servidor")).ToContainTextAsync("✓");
        await joao.Shows("até logo", "escrita sem servidor");
    }

    [Fact]
    public async Task A_new_tab_opens_too_while_the_server_is_down()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await KeptShell.Whole(joao);
        await joao.Page.CloseAsync();
        await server.Kill9();

        var again = await profile.Open(server.Url);
        await Expect(again.Link).ToContainTextAsync("Sem conexão");
        await server.Restart();
        await again.IsConnected();
    }

    [Fact]
    public async Task A_new_version_shows_at_the_next_load_and_from_then_on_also_without_the_server()
    {
        using var content = CopyOfTheContent();
        await using var server = await ServerProcess.Start(new ServerOptions { Arguments = ["--contentRoot=" + content.Path] });
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        var tab = await profile.Open(server.Url);
        var enter = tab.Page.Locator("button[type=submit]");
        await Expect(enter).ToHaveTextAsync("Entrar");
        await KeptShell.Whole(tab);

        await server.Kill9();
        var texts = Path.Combine(content.Path, "wwwroot", "js", "texts", "pt.js");
        var old = await File.ReadAllTextAsync(texts);
        await File.WriteAllTextAsync(texts, old.Replace("'entry.enter': 'Entrar'", "'entry.enter': 'Entrar já'", StringComparison.Ordinal));
        await tab.Page.ReloadAsync();
        await Expect(enter).ToHaveTextAsync("Entrar");

        await server.Restart();
        await tab.Page.ReloadAsync();
        await Expect(enter).ToHaveTextAsync("Entrar já");
        await KeptShell.Holds(tab, "js/texts/pt.js", "Entrar já");
        await server.Kill9();
        await tab.Page.ReloadAsync();
        await Expect(enter).ToHaveTextAsync("Entrar já");
    }

    [Fact]
    public async Task The_service_worker_keeps_the_shell_and_no_answer_of_the_API_or_the_hub()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Write("-listarusuarios");
        await KeptShell.Whole(joao);

        var kept = await KeptShell.Paths(joao);
        Assert.Contains("/", kept);
        Assert.Contains("/js/main.js", kept);
        Assert.Contains("/lib/signalr.min.js", kept);
        Assert.Contains("/css/tokens.css", kept);
        Assert.DoesNotContain(kept, path => path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/chat", StringComparison.Ordinal) || path == "/health");
        Assert.Equal(kept.Distinct(StringComparer.Ordinal), kept);
    }

    [Fact]
    public async Task The_browser_finds_everything_that_it_needs_to_install_the_page()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var tab = await profile.Open(server.Url);
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal(new Uri(server.Url, "manifest.webmanifest").ToString(), manifest.GetProperty("url").GetString());
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        var installability = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");
        Assert.DoesNotContain(installability.EnumerateArray(), error => !error.ToString().Contains("in-incognito", StringComparison.Ordinal));
    }

    private static TempFolder CopyOfTheContent()
    {
        var copy = new TempFolder();
        var root = Path.Combine(Repository.Root, "wwwroot");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Path, "wwwroot", Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.Copy(Path.Combine(Repository.Root, "appsettings.json"), copy["appsettings.json"]);
        return copy;
    }
}
