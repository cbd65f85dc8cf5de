using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>A line that is typed in a group becomes a command, a message, or a question.</summary>
public sealed class TypedLineTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ServerProcess server = null!;
    private Profile profile = null!;
    private HubUser pedro = null!;
    private HubUser maria = null!;
    private Tab joao = null!;

    private ILocator Composer => joao.Page.Locator("#write");

    private ILocator Question => joao.Page.GetByRole(AriaRole.Alertdialog);

    public async Task InitializeAsync()
    {
        server = await ServerProcess.Start();
        profile = await browser.NewProfile();
        pedro = await HubUser.Connect(server.Url, "Pedro");
        maria = await HubUser.Connect(server.Url, "Maria");
        await maria.Run("-criargrupo obras");
        joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.JoinGroup("obras");
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("obras");
    }

    public async Task DisposeAsync()
    {
        await maria.DisposeAsync();
        await pedro.DisposeAsync();
        await profile.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_command_behind_white_space_runs_and_the_group_never_sees_it()
    {
        await joao.Write(" -msg \"U\" pedro um segredo");
        await Expect(joao.Reply).ToHaveTextAsync("Mensagem enviada; pedro está online");
        await joao.Write("\n\t-msg “U” pedro outro segredo");
        await pedro.Got("João: um segredo", "João: outro segredo");
        await joao.Write("para todos aqui");
        await maria.Got("João@obras: para todos aqui");
    }

    [Theory]
    [InlineData("–msg \"U\" pedro segredo")]
    [InlineData("\u2212msg U pedro segredo")]
    [InlineData("\u200e-msg U pedro segredo")]
    public async Task A_command_with_another_dash_is_asked_about_and_not_sent(string line)
    {
        await joao.Write(line);
        await Expect(Question).ToContainTextAsync("Isto é um comando?");
        await Expect(Question.GetByText("Cancelar")).ToBeFocusedAsync();
        await joao.Page.Keyboard.PressAsync("Enter");
        await Expect(Question).ToHaveCountAsync(0);
        await Expect(Composer).ToHaveValueAsync(line);
        await joao.Shows();

        await Composer.PressAsync("Enter");
        await joao.Click("Executar o comando");
        await pedro.Got("João: segredo");
        await joao.Write(line);
        await joao.Click("Enviar como mensagem");
        await maria.Got("João@obras: " + line);
    }

    [Fact]
    public async Task A_dash_without_a_letter_is_a_message()
    {
        await joao.Write("- leite\n- pão");
        await joao.Write("-5");
        await joao.Write("-- assinado");
        await maria.Got("João@obras: - leite\n- pão", "João@obras: -5", "João@obras: -- assinado");
    }

    [Fact]
    public async Task An_Enter_that_ends_a_composition_sends_nothing()
    {
        const string SafarisEnter =
            """
            text => text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: false, bubbles: true, cancelable: true }))
            """;
        await Composer.FillAsync("にほん");
        Assert.True(await Composer.EvaluateAsync<bool>(SafarisEnter), "The key was taken for the page's own.");
        await Expect(Composer).ToHaveValueAsync("にほん");
        await Composer.PressAsync("Enter");
        await maria.Got("João@obras: にほん");
    }

    [Fact]
    public async Task A_pasted_or_dropped_file_is_answered_with_what_is_possible()
    {
        const string Paste =
            """
            text => {
              const clipboardData = new DataTransfer();
              clipboardData.items.add(new File(['x'], 'foto.png', { type: 'image/png' }));
              text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """;
        const string Drop =
            """
            text => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File(['x'], 'foto.png', { type: 'image/png' }));
              return text.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            }
            """;
        const string Answer = "Ainda não dá para enviar arquivos nem imagens por aqui. Envie um link.";
        await Composer.EvaluateAsync(Paste);
        await Expect(joao.Page.Locator("#write-error")).ToHaveTextAsync(Answer);
        await Composer.FillAsync("oi");
        await Expect(joao.Page.Locator("#write-error")).ToHaveTextAsync("");
        Assert.False(await joao.Page.Locator(".log").EvaluateAsync<bool>(Drop), "The browser would leave the chat and show the file.");
        await Expect(joao.Page.Locator("#write-error")).ToHaveTextAsync(Answer);
    }
}
