using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>A line that was shown as queued is sent later or shown as not sent, in whichever way the browser stops keeping it.</summary>
public sealed class KeepingTests(BrowserFixture browser, KeepingTests.OneServer one) : IClassFixture<BrowserFixture>, IClassFixture<KeepingTests.OneServer>
{
    private const string Replaced = "O ChatHub foi aberto em outra aba ou janela com este nick.";

    // As in a browser that is full, or forbids storage.
    private const string DatabaseFull = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    private const string JournalFull =
        """
        const keep = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.includes('jotted')) throw new DOMException('full', 'QuotaExceededError');
          keep.call(this, key, value);
        };
        """;
    private const string DatabaseDenied = "Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('denied', 'SecurityError'); } });";
    private const string JournalDenied = "Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });";

    // Happens after the line was queued.
    private const string Deleted = "async () => { for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name); }";

    [Theory]
    [InlineData("cheio", DatabaseFull)]
    [InlineData("negado", DatabaseDenied)]
    [InlineData("sem-rascunho", JournalFull)]
    [InlineData("sem-lugar", JournalDenied)]
    [InlineData("apagado", "/* keeps */", Deleted)]
    public async Task A_queued_line_outlives_a_reload_where_the_browser_keeps_anything(string nick, string before, string after = "() => {}")
    {
        await using var profile = (await (await browser.NewProfile()).Before(before)).ExpectingNoAnswers().Expecting("401");
        await using var friend = await HubUser.Connect(one.Server.Url, nick + ".amigo");
        var tab = await profile.Open(one.Server.Url);
        await tab.Enter(nick);
        await profile.CutOff();
        await tab.Page.ReloadAsync();
        await tab.OpenDirect(nick + ".amigo");
        await tab.Write("um");
        await Expect(tab.StateOf("um")).ToHaveTextAsync("na fila");
        await tab.Page.EvaluateAsync(after);
        await tab.Write("dois");
        await Expect(tab.StateOf("dois")).ToHaveTextAsync("na fila");

        await tab.Page.ReloadAsync();
        await tab.Open(nick + ".amigo");
        await tab.Shows("um", "dois");
        await profile.Connect();
        await friend.Got($"{nick}: um", $"{nick}: dois");
        await Expect(tab.StateOf("dois")).ToContainTextAsync("✓");
        await tab.Shows("um", "dois");
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_says_so_of_each_line_and_asks_before_it_closes()
    {
        await using var profile = (await (await browser.NewProfile()).Before(DatabaseDenied + JournalFull)).ExpectingNoAnswers().Expecting("401", "dialog: ");
        await using var friend = await HubUser.Connect(one.Server.Url, "nada.amigo");
        var tab = await profile.Open(one.Server.Url);
        await tab.Enter("nada");
        await profile.CutOff();
        await tab.Page.ReloadAsync();
        await tab.OpenDirect("nada.amigo");
        await tab.Write("um");
        await Expect(tab.StateOf("um")).ToHaveTextAsync("na fila só enquanto esta página ficar aberta");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        tab.Page.Dialog += (_, dialog) => asked.TrySetResult(dialog.Type);
        await tab.Page.EvaluateAsync("() => { setTimeout(() => location.assign('about:blank')); }");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(Until.DefaultBound));
        await Expect(tab.StateOf("um")).ToHaveTextAsync("na fila só enquanto esta página ficar aberta");
    }

    [Fact]
    public async Task A_line_outlives_a_page_that_crashes_as_it_is_written()
    {
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var friend = await HubUser.Connect(one.Server.Url, "queda.amigo");
        var tab = await profile.Open(one.Server.Url);
        await tab.Enter("queda");
        await profile.CutOff();
        await tab.Page.ReloadAsync();
        await tab.OpenDirect("queda.amigo");
        await tab.Write("um");
        await tab.Crash();

        var again = await profile.Open(one.Server.Url);
        await again.Open("queda.amigo");
        await again.Shows("um");
        await profile.Connect();
        await friend.Got("queda: um");
    }

    [Fact]
    public async Task A_replaced_tab_takes_no_lines_and_keeps_what_was_typed()
    {
        await using var profile = await browser.NewProfile();
        await using var friend = await HubUser.Connect(one.Server.Url, "duas.amigo");
        var older = await profile.Open(one.Server.Url);
        await older.Enter("duas");
        await older.OpenDirect("duas.amigo");
        var newer = await profile.Open(one.Server.Url);
        await newer.Enter("duas");
        await Expect(older.Link).ToHaveTextAsync(Replaced);

        await older.Write("escrita aqui");
        await Expect(older.WriteError).ToContainTextAsync("Esta aba não envia mais");
        await Expect(older.Composer).ToHaveValueAsync("escrita aqui");
        await older.Click("Usar aqui");
        await older.IsConnected();
        await older.Open("duas.amigo");
        await Expect(older.Composer).ToHaveValueAsync("escrita aqui");
        await older.Composer.PressAsync("Enter");
        await friend.Got("duas: escrita aqui");
    }

    [Fact]
    public async Task Lines_that_wait_in_a_tab_are_sent_once_by_the_tab_that_takes_over()
    {
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var friend = await HubUser.Connect(one.Server.Url, "troca.amigo");
        var older = await profile.Open(one.Server.Url);
        await older.Enter("troca");
        await profile.CutOff();
        await older.Page.ReloadAsync();
        await older.OpenDirect("troca.amigo");
        foreach (var text in new[] { "um", "dois", "três" }) await older.Write(text);

        var newer = await profile.Open(one.Server.Url);
        if (await newer.Page.Locator("#nick").IsVisibleAsync()) await newer.Knock("troca");
        await Expect(older.Link).ToHaveTextAsync(Replaced);
        await profile.Connect();
        await newer.IsConnected();
        await friend.Got("troca: um", "troca: dois", "troca: três");
        await newer.Open("troca.amigo");
        await newer.Shows("um", "dois", "três");
    }

    [Fact]
    public async Task A_conversation_that_must_wait_holds_up_no_other()
    {
        await using var server = await ServerProcess.Start(new ServerOptions { Limits = true, Arguments = ["--ChatHub:Limits:BroadcastsPerMinute=300"] });
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        for (var i = 0; i < 14; i++) await joao.Write($"-msgt \"T\" aviso {i}");
        await joao.Write("-msg \"U\" Pedro direta");
        Assert.True(await Until.Holds(() => pedro.Received.Contains("João: direta")));
        Assert.NotEqual("João→T: aviso 13", pedro.Received.Last());
        Assert.True(await Until.Holds(() => pedro.Received.Contains("João→T: aviso 13")));
        Assert.Equal(Enumerable.Range(0, 14).Select(i => $"João→T: aviso {i}"), pedro.Received.Where(line => line.Contains("aviso", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_conversation_with_a_refused_line_or_a_draft_stays_listed_with_a_mark()
    {
        await using var profile = await browser.NewProfile();
        var tab = await profile.Open(one.Server.Url);
        await tab.Enter("marcas");
        await tab.OpenDirect("Ninguém");
        await tab.Write("para quem?");
        await Expect(tab.StateOf("para quem?")).ToContainTextAsync("não enviada:");
        await tab.OpenDirect("Fulana");
        await tab.Composer.FillAsync("ainda não");
        await tab.Open("Todos");
        await Expect(tab.Unsent("Ninguém")).ToContainTextAsync("mensagem não enviada");
        await Expect(tab.Unsent("Fulana")).ToContainTextAsync("rascunho");

        await tab.Page.ReloadAsync();
        await tab.IsConnected();
        await Expect(tab.Unsent("Ninguém")).ToContainTextAsync("mensagem não enviada");
        await Expect(tab.Unsent("Fulana")).ToContainTextAsync("rascunho");
        await tab.Open("Fulana");
        await Expect(tab.Composer).ToHaveValueAsync("ainda não");
        await tab.Composer.FillAsync("");
        await tab.Open("Ninguém");
        await tab.Click("Descartar");
        await tab.Open("Todos");
        await Expect(tab.Page.Locator("#conversations button")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_refused_line_keeps_its_place_while_newer_lines_come_below()
    {
        await using var profile = await browser.NewProfile();
        var tab = await profile.Open(one.Server.Url);
        await tab.Enter("lugar");
        await tab.OpenDirect("lugar.novo");
        await tab.Write("cedo demais");
        await Expect(tab.StateOf("cedo demais")).ToContainTextAsync("não enviada:");
        await using var friend = await HubUser.Connect(one.Server.Url, "lugar.novo");
        await friend.Say("U", "lugar", "cheguei");
        await tab.Shows("cedo demais", "cheguei");
        await tab.Page.ReloadAsync();
        await tab.IsConnected();
        await tab.Open("lugar.novo");
        await tab.Shows("cedo demais", "cheguei");

        await tab.Click("Enviar de novo");
        await friend.Got("lugar: cedo demais");
        await tab.Shows("cheguei", "cedo demais");
    }

    /// <summary>One for the class: what it keeps is told apart by nicks.</summary>
    public sealed class OneServer : IAsyncLifetime
    {
        public ServerProcess Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await ServerProcess.Start();

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
