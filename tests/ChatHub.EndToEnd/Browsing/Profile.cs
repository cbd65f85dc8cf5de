using Microsoft.Playwright;

namespace ChatHub.EndToEnd.Browsing;

/// <summary>One person's browser. Disposing it fails the test when a page complained.</summary>
public sealed class Profile(IBrowserContext context) : IAsyncDisposable
{
    private readonly Complaints complaints = new();

    /// <summary>Console lines that hold one of these are part of the test: a browser reports each request that fails.</summary>
    public Profile Expecting(params string[] fragments)
    {
        complaints.Expect(fragments);
        return this;
    }

    /// <summary>The server will be away for a while.</summary>
    public Profile ExpectingNoAnswers() => Expecting("net::ERR_", "WebSocket connection to", "occurred when fetching the script");

    /// <summary>JavaScript that runs before the page's own.</summary>
    public async Task<Profile> Before(string script)
    {
        await context.AddInitScriptAsync(script);
        return this;
    }

    /// <summary>From now on no new connection to the hub comes about, while the page still loads.</summary>
    public Task CutOff() => context.RouteAsync("**/chat/negotiate**", route => route.AbortAsync());

    /// <summary>Takes back <see cref="CutOff"/>.</summary>
    public Task Connect() => context.UnrouteAllAsync();

    /// <summary>Opens the page in a new tab.</summary>
    public async Task<Tab> Open(Uri server)
    {
        var page = await context.NewPageAsync();
        await complaints.Watch(page);
        await page.GotoAsync(server.ToString());
        return new Tab(page);
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        complaints.ThrowIfAny();
    }
}
