using System.Text.RegularExpressions;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>The address names the open conversation.</summary>
public sealed class AddressTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ServerProcess server = null!;

    public async Task InitializeAsync() => server = await ServerProcess.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_reload_stays_in_the_conversation_and_back_and_forward_lead_through_those_that_were_open()
    {
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await pedro.Run("-criargrupo obras");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await Title(joao, "Pedro");
        await joao.JoinGroup("obras");
        await Title(joao, "obras");
        await joao.Page.GoBackAsync();
        await Title(joao, "Pedro");
        await joao.Page.GoForwardAsync();
        await Title(joao, "obras");
        await joao.Page.GoBackAsync();
        await joao.Page.GoBackAsync();
        await Title(joao, "Todos");
        await joao.IsConnected();
    }

    [Fact]
    public async Task A_link_to_a_group_leads_there_through_the_door_and_who_leaves_leaves_no_trace_of_it()
    {
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await pedro.Run("-criargrupo obras");
        var joao = await profile.Open(new Uri(server.Url, "#grupo/Obras"));
        await joao.Enter("João");
        await Title(joao, "Obras");
        await joao.Click("Entrar no grupo");
        await Expect(joao.Notice).ToHaveTextAsync("Você entrou no grupo obras");
        await joao.Write("-exit");
        await joao.IsAtTheDoor();
        await Expect(joao.Page).ToHaveURLAsync(server.Url.ToString());
        await joao.Enter("Zé");
        await Title(joao, "Todos");
    }

    [Theory]
    [InlineData("#pessoa/%E0%A4%A")]
    [InlineData("#pessoa/<img src=x onerror=alert(1)>")]
    [InlineData("#constructor/x")]
    public async Task An_address_that_nobody_wrote_here_does_no_harm(string address)
    {
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(new Uri(server.Url + address));
        await joao.Enter("João");
        await Title(joao, address.Contains("<img", StringComparison.Ordinal) ? "<img src=x onerror=alert(1)>" : "Todos");
        await joao.Open("Todos");
        await Expect(joao.Page.Locator("img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_the_back_button_leads_to_the_list()
    {
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 390, Height = 844 });
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await using var maria = await HubUser.Connect(server.Url, "Maria");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "oi");
        await maria.Say("U", "João", "olá");
        await joao.Open("Pedro");
        await joao.Page.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await Title(joao, "Maria");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await Title(joao, "Maria");
        await joao.Page.GoBackAsync();
        await Expect(joao.Page.Locator(".room")).ToBeHiddenAsync();
        await Expect(joao.Conversation("Maria")).ToBeVisibleAsync();
        await joao.Open("Pedro");
        await joao.Click("Voltar para as conversas");
        await Expect(joao.Page.Locator(".room")).ToBeHiddenAsync();
        await Expect(joao.Page).ToHaveURLAsync(new Regex("/$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static Task Title(Tab tab, string title) => Expect(tab.Page.Locator(".room-title")).ToHaveTextAsync(title);
}
