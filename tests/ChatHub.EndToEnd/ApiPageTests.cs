using ChatHub.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>The page on which the HTTP side can be tried. Whatever it would fetch from elsewhere breaks its policy, and fails the test.</summary>
public sealed class ApiPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Every_endpoint_is_shown_and_can_be_tried_with_nothing_but_this_server()
    {
        await using var server = await ServerProcess.Start();
        // Its library asks whether it may evaluate code, may not, and goes without.
        await using var profile = (await browser.NewProfile()).Expecting("CSP: script-src eval");

        var page = (await profile.Open(new Uri(server.Url, "/api-docs/"))).Page;

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Send a message" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "List the commands" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test Request (get /api/commands)" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send get request" }).First.ClickAsync();
        await Expect(page.GetByText("-listarusuarios").First).ToBeVisibleAsync();
    }
}
