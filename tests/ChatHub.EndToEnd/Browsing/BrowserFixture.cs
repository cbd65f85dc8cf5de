using Microsoft.Playwright;

namespace ChatHub.EndToEnd.Browsing;

/// <summary>A real Chromium for a class of tests, so that two classes run side by side; each tab has a profile of its own unless it is told otherwise.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>More flags of the browser, for a class of tests.</summary>
    protected virtual IEnumerable<string> MoreFlags => [];

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Until.DefaultBound.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = [.. Flags, .. MoreFlags],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser profile: what it keeps is shared by its tabs and by nobody else.</summary>
    public async Task<Profile> NewProfile(ViewportSize? viewport = null, string locale = "pt-BR", bool isPhone = false, HttpCredentials? credentials = null) =>
        new(await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ViewportSize = viewport ?? new ViewportSize { Width = 1200, Height = 800 },
            IsMobile = isPhone,
            HasTouch = isPhone,
            HttpCredentials = credentials,
        }));
}
