using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd.Browsing;

/// <summary>What a person does and sees in one tab.</summary>
public sealed class Tab(IPage page)
{
    private const string MessageTexts = "[role=log] .line:not(.reply):not(.gap) .text";

    public IPage Page => page;

    /// <summary>The connection line.</summary>
    public ILocator Link => page.Locator(".link-text");

    /// <summary>What the form at the door says.</summary>
    public ILocator DoorMessage => page.Locator(".entry-message");

    /// <summary>What is said about messages that cannot be shown.</summary>
    public ILocator Gap => page.Locator(".line.gap");

    /// <summary>The last reply to a button.</summary>
    public ILocator Notice => page.Locator(".notice p");

    /// <summary>The last reply to a typed command.</summary>
    public ILocator Reply => page.Locator(".line.reply .text").Last;

    public ILocator Conversation(string name) => page.Locator("#conversations button", new PageLocatorOptions { HasText = name });

    /// <summary>The sign beside a conversation with something that was not sent.</summary>
    public ILocator Unsent(string name) => Conversation(name).Locator(".unsent");

    /// <summary>The text in the composer.</summary>
    public ILocator Composer => page.Locator("#write");

    /// <summary>Why the composer took no line.</summary>
    public ILocator WriteError => page.Locator("#write-error");

    /// <summary>The number beside a conversation; empty when all is read.</summary>
    public ILocator Unread(string name) => Conversation(name).Locator(".badge > span").First;

    /// <summary>The message that holds this text.</summary>
    public ILocator Line(string text) => page.Locator("article.line", new PageLocatorOptions { Has = TextWith(text) });

    /// <summary>What is said of one's own message.</summary>
    public ILocator StateOf(string text) => page.Locator(".line.mine", new PageLocatorOptions { Has = TextWith(text) }).Locator(".state");

    public async Task Enter(string nick, string? password = null)
    {
        await Knock(nick, password);
        await IsConnected();
    }

    /// <summary>Fills in the form at the door and waits for nothing.</summary>
    public async Task Knock(string nick, string? password = null)
    {
        await page.GetByLabel("Nick", new PageGetByLabelOptions { Exact = true }).FillAsync(nick);
        if (password is not null) await page.GetByLabel("Senha").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Entrar", Exact = true }).ClickAsync();
    }

    /// <summary>Waits for the connection, and through the longest pause between two tries of one.</summary>
    public Task IsConnected() => Expect(Link).ToHaveTextAsync("Online", new LocatorAssertionsToHaveTextOptions { Timeout = 75_000 });

    public Task IsAtTheDoor() => Expect(page.GetByLabel("Nick", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();

    public async Task Open(string conversation)
    {
        await Conversation(conversation).ClickAsync();
        await IsOpen(conversation);
    }

    /// <summary>Ends the page's process, without a word to the page.</summary>
    public async Task Crash()
    {
        var crashed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Crash += (_, _) => crashed.TrySetResult();
        var session = await page.Context.NewCDPSessionAsync(page);
        _ = session.SendAsync("Page.crash"); // nobody is left to answer
        await crashed.Task.WaitAsync(Until.DefaultBound);
        await page.CloseAsync();
    }

    /// <summary>Opens the conversation with a person, connected or not, known here or not.</summary>
    public async Task OpenDirect(string nick)
    {
        await page.Locator("#new-direct").FillAsync(nick);
        await page.Locator("#new-direct").PressAsync("Enter");
        await IsOpen(nick);
    }

    // Not the line as a whole: beside its text stand the author and the time, at midnight "00:40".
    private ILocator TextWith(string text) => page.Locator(".text", new PageLocatorOptions { HasText = text });

    // Drawn a moment after it was chosen: what is typed before that belongs to the conversation before.
    private Task IsOpen(string conversation) =>
        Expect(page.Locator(".room-title")).ToHaveTextAsync(conversation, new LocatorAssertionsToHaveTextOptions { IgnoreCase = true });

    public async Task CreateGroup(string name)
    {
        await page.Locator("#new-group").FillAsync(name);
        await page.Locator("#new-group").PressAsync("Enter");
    }

    public Task JoinGroup(string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Entrar no grupo " + name, Exact = true }).ClickAsync();

    public Task Click(string button) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    /// <summary>Types into the composer and presses Enter.</summary>
    public async Task Write(string text)
    {
        await page.Locator("#write").FillAsync(text);
        await page.Locator("#write").PressAsync("Enter");
    }

    /// <summary>Writes to everybody (T), the connected (C) or the disconnected (D), in "Todos".</summary>
    public async Task Broadcast(string text, char audience)
    {
        await Write(text);
        await page.Locator($"dialog[open] input[value={audience}]").CheckAsync();
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
    }

    /// <summary>Types a command and waits for its reply.</summary>
    public async Task<string> Command(string line)
    {
        var before = await page.Locator(".line.reply").CountAsync();
        await Write(line);
        await Expect(page.Locator(".line.reply")).ToHaveCountAsync(before + 1);
        return await Reply.TextContentAsync() ?? "";
    }

    /// <summary>The messages of the open conversation, as they stand in the document.</summary>
    public async Task<IReadOnlyList<string>> Messages() => await page.Locator(MessageTexts).AllTextContentsAsync();

    /// <summary>Waits until the open conversation holds exactly these messages, in this order.</summary>
    public async Task Shows(params IReadOnlyList<string> texts)
    {
        IReadOnlyList<string> seen = [];
        if (await Until.Holds(async () => (seen = await Messages()).SequenceEqual(texts, StringComparer.Ordinal))) return;
        Assert.Equal(texts, seen);
    }

    /// <summary>Waits until the text is the newest of the open conversation.</summary>
    public async Task ShowsLast(string text)
    {
        IReadOnlyList<string> seen = [];
        if (await Until.Holds(async () => (seen = await Messages()) is [.., var last] && last == text)) return;
        Assert.Fail($"Expected last: {text}\nSeen: {string.Join(" | ", seen)}");
    }
}
