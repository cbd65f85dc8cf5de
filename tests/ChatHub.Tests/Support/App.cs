using System.Net.Http.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

/// <summary>
/// A server of its own: own data folder, real transports, gone afterwards.
/// <code>
/// await using var app = await App.StartAsync();
/// await using var ana = await app.ConnectAsync("ana");
/// </code>
/// Disposing it fails the test when the server logged an error: what users type must never cause one.
/// </summary>
public sealed class App : IAsyncDisposable
{
    private readonly TempFolder data = new();
    private readonly (string Name, string Value)[] settings;
    private readonly bool onPort;
    private Host host;

    private App(bool onPort, (string Name, string Value)[] settings)
    {
        this.onPort = onPort;
        this.settings = settings;
        host = NewHost();
    }

    /// <summary>Errors that the server logged.</summary>
    public LogCapture Errors { get; } = new();

    /// <summary>Knows when the server is done with a connection.</summary>
    public Closings Closings { get; } = new();

    /// <summary>Where the server keeps its data.</summary>
    public string DataFolder => data.Path;

    /// <summary>What the server is made of, for what no client can do.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>A client of the HTTP endpoints.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts a server in memory; <paramref name="settings"/> override its configuration.</summary>
    public static Task<App> StartAsync(params (string Name, string Value)[] settings) => StartAsync(onPort: false, settings);

    /// <summary>Starts a server that listens on a real port, for what only Kestrel does.</summary>
    public static Task<App> StartOnPortAsync(params (string Name, string Value)[] settings) => StartAsync(onPort: true, settings);

    /// <summary>Stops the server as an operator would and starts another one on the same data.</summary>
    public async Task RestartAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
        host = NewHost();
        Http = host.Open();
    }

    /// <summary>Asks for a session and returns the raw answer.</summary>
    public Task<HttpResponseMessage> PostSessionAsync(string nick, string? password = null, string? token = null) =>
        Http.PostAsJsonAsync("/api/session", new SessionRequest(nick, password, token), ContractsJson.Default.SessionRequest);

    /// <summary>Asks for a session that must be granted.</summary>
    public async Task<SessionView> SignInAsync(string nick, string? password = null, string? token = null)
    {
        using var answer = await PostSessionAsync(nick, password, token);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"no session for {nick}: {body}");
        return Json.Read(body, ContractsJson.Default.SessionView);
    }

    /// <summary>A new device of the nick connects.</summary>
    public async Task<TestUser> ConnectAsync(string nick, HttpTransportType transport = HttpTransportType.WebSockets, string? password = null) =>
        await ConnectAsync(await SignInAsync(nick, password), transport);

    /// <summary>A device that has a token connects, perhaps saying where it is.</summary>
    public Task<TestUser> ConnectAsync(
        SessionView session, HttpTransportType transport = HttpTransportType.WebSockets, long? since = null, string? epoch = null) =>
        TestUser.ConnectAsync(this, host.Line(transport, session.Token), session, since, epoch);

    /// <summary>Opens a bare WebSocket in memory.</summary>
    public Task<System.Net.WebSockets.WebSocket> OpenSocketAsync(string pathAndQuery) =>
        host.Server.CreateWebSocketClient().ConnectAsync(new Uri(host.Server.BaseAddress, pathAndQuery), CancellationToken.None);

    /// <summary>The nick connects once and leaves, so that it is known and away.</summary>
    public async Task<SessionView> KnowAsync(string nick)
    {
        await using var user = await ConnectAsync(nick);
        return user.Session;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
        data.Dispose();
        Assert.True(Errors.All.Count == 0, "The server logged errors:\n" + string.Join('\n', Errors.All));
    }

    private static Task<App> StartAsync(bool onPort, (string Name, string Value)[] settings)
    {
        var app = new App(onPort, settings);
        app.Http = app.host.Open();
        return Task.FromResult(app);
    }

    private Host NewHost() =>
        new(onPort, Errors, Closings, [("ChatHub:DataFolder", data.Path), ("ChatHub:Limits:Enabled", "false"), .. settings]);
}
