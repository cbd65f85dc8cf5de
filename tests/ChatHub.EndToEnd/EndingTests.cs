using System.Net.Http.Headers;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class EndingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_server_that_stops_in_an_orderly_way_is_come_back_to()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers().Expecting("503");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("João");
        await joao.Write("antes");
        await Expect(joao.StateOf("antes")).ToContainTextAsync("✓");
        Assert.Equal(0, await server.Terminate());
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        await joao.Write("durante");
        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.StateOf("durante")).ToContainTextAsync("✓");
        await joao.Shows("antes", "durante");
    }

    [Fact]
    public async Task A_revoked_device_is_told_so_and_has_to_enter_again()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var token = await joao.Page.EvaluateAsync<string>("() => localStorage.getItem('chathub.token.joão')");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.DeleteAsync(new Uri(server.Url, "/api/session"));
        answer.EnsureSuccessStatusCode();

        await Expect(joao.Link).ToHaveTextAsync("O acesso deste aparelho foi revogado.");
        await joao.Click("Entrar de novo");
        await joao.IsAtTheDoor();
        await joao.Enter("João");
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_know_any_more_is_renewed_and_the_gap_is_told()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers().Expecting("401");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("João");
        await joao.Write("na vida passada");
        await Expect(joao.StateOf("na vida passada")).ToContainTextAsync("✓");
        await joao.Page.ReloadAsync(); // an accepted line is shown from the log alone after this: it has come, and is kept
        await joao.Open("João");
        await joao.Shows("na vida passada");

        await server.Kill9();
        foreach (var file in Directory.EnumerateFiles(server.DataFolder)) File.Delete(file);
        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.Gap).ToContainTextAsync("cópia de segurança");
        await joao.Write("na nova");
        await Expect(joao.StateOf("na nova")).ToContainTextAsync("✓");
        await joao.Shows("na vida passada", "na nova");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("João");
        await joao.Shows("na vida passada", "na nova");
    }

    [Fact]
    public async Task A_restored_backup_is_told_as_a_gap_and_shows_nothing_twice()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        using var backup = new TempFolder();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "um");
        await joao.Open("Pedro");
        await joao.Shows("um");
        await server.Kill9();
        foreach (var file in Databases(server.DataFolder)) File.Copy(file, backup[Path.GetFileName(file)]);

        await server.Restart();
        await pedro.ComeBack();
        await pedro.Say("U", "João", "dois");
        await joao.Shows("um", "dois");
        await server.Kill9();
        foreach (var file in Databases(server.DataFolder)) File.Delete(file);
        foreach (var file in Directory.EnumerateFiles(backup.Path)) File.Copy(file, Path.Combine(server.DataFolder, Path.GetFileName(file)));

        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.Gap).ToContainTextAsync("cópia de segurança");
        await pedro.ComeBack();
        await pedro.Say("U", "João", "três");
        await joao.Shows("um", "dois", "três");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await joao.Shows("um", "dois", "três");
        await Expect(joao.Gap).ToHaveCountAsync(1);
    }

    // The database and its log, as a backup holds them; not the mark of how far this folder has come.
    private static IEnumerable<string> Databases(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).Contains(".db", StringComparison.Ordinal));
}
