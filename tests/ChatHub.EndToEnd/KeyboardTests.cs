using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class KeyboardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_whole_conversation_is_held_without_a_mouse()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await using var conceicao = await HubUser.Connect(server.Url, "Conceição");
        var joao = await profile.Open(server.Url);
        var keyboard = joao.Page.Keyboard;
        var title = joao.Page.Locator(".room-title");
        var write = joao.Page.Locator("#write");

        await Expect(joao.Page.Locator("#nick")).ToBeFocusedAsync();
        await keyboard.TypeAsync("João");
        await keyboard.PressAsync("Enter");
        await joao.IsConnected();
        await Expect(joao.Page.Locator("#people button")).ToHaveCountAsync(2);

        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("conceicao");
        await keyboard.PressAsync("Enter");
        await Expect(title).ToHaveTextAsync("Conceição");
        await Expect(write).ToBeFocusedAsync();
        await keyboard.TypeAsync("sem rato");
        await keyboard.PressAsync("Enter");
        await conceicao.Got("João: sem rato");

        await pedro.Say("U", "João", "aqui!");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await keyboard.PressAsync("Alt+Shift+ArrowDown");
        await Expect(title).ToHaveTextAsync("Pedro");
        await joao.Shows("aqui!");
        await Expect(joao.Unread("Pedro")).ToBeHiddenAsync();
        await keyboard.TypeAsync("vi?");
        await keyboard.PressAsync("Enter");
        await pedro.Got("João: vi?");

        await keyboard.TypeAsync("-exit");
        await keyboard.PressAsync("Enter");
        await joao.IsAtTheDoor();
    }

    [Fact]
    public async Task The_switcher_finds_conversations_groups_and_people_and_arrows_choose_among_them()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await pedro.Run("-criargrupo pedreiros");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await Expect(joao.Page.Locator("#groups")).ToContainTextAsync("pedreiros");
        await joao.Page.Keyboard.PressAsync("Control+k");
        var options = joao.Page.GetByRole(Microsoft.Playwright.AriaRole.Option);
        await joao.Page.Keyboard.TypeAsync("pedr");
        await Expect(options).ToHaveCountAsync(2);
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        var second = await options.Nth(1).Locator(".row-name").TextContentAsync();
        await joao.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(joao.Page.Locator("#switcher")).ToHaveAttributeAsync("aria-activedescendant", await options.Nth(1).GetAttributeAsync("id") ?? "none");
        await joao.Page.Keyboard.PressAsync("Enter");
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync(second!);

        await joao.Page.Keyboard.PressAsync("Control+k");
        await joao.Page.Keyboard.TypeAsync("ninguém assim");
        await Expect(joao.Page.Locator("dialog[open]")).ToContainTextAsync("Nada encontrado");
        await joao.Page.Keyboard.PressAsync("Escape");
        await Expect(joao.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(joao.Page.Locator("#write")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_help_sheet_opens_on_a_question_mark_but_not_while_one_is_written()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var sheet = joao.Page.Locator("dialog.help");
        await joao.Page.Locator("#write").FocusAsync();
        await joao.Page.Keyboard.TypeAsync("como?");
        await Expect(joao.Page.Locator("#write")).ToHaveValueAsync("como?");
        await Expect(sheet).ToHaveCountAsync(0);

        await joao.Page.Keyboard.PressAsync("Control+/");
        await Expect(sheet).ToBeVisibleAsync();
        await Expect(sheet).ToContainTextAsync("próxima conversa não lida");
        await joao.Page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToHaveCountAsync(0);
        await Expect(joao.Page.Locator("#write")).ToBeFocusedAsync();

        await joao.Conversation("Todos").FocusAsync();
        await joao.Page.Keyboard.PressAsync("?");
        await Expect(sheet).ToBeVisibleAsync();
        await joao.Click("Fechar");
        await Expect(sheet).ToHaveCountAsync(0);
        await joao.Click("Atalhos de teclado");
        await Expect(sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whatever_the_tab_key_reaches_shows_that_it_has_the_focus_and_has_a_name()
    {
        const string Focused =
            """
            () => {
              const element = document.activeElement;
              if (!element || element === document.body) return null;
              const { outlineStyle, outlineWidth } = getComputedStyle(element);
              return { what: element.outerHTML.slice(0, 120), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
            }
            """;
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Run("-criargrupo obras");
        await Expect(joao.Page.Locator("#groups")).ToContainTextAsync("obras");
        await joao.Page.Locator("body").PressAsync("Tab");
        var reached = new List<string>();
        for (var presses = 0; presses < 60; presses++)
        {
            if (await joao.Page.EvaluateAsync<Focus?>(Focused) is { } focus)
            {
                Assert.True(focus.Seen, "The focus is not to be seen on " + focus.What);
                reached.Add(focus.What);
            }

            await joao.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Contains(reached, what => what.Contains("id=\"write\"", StringComparison.Ordinal));
        Assert.Contains(reached, what => what.Contains("id=\"new-group\"", StringComparison.Ordinal));
        Assert.Contains(reached, what => what.Contains("summary", StringComparison.Ordinal));
    }

    private sealed class Focus
    {
        public string What { get; set; } = "";

        public bool Seen { get; set; }
    }
}
