using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

/// <summary>One server for a class of tests that do not touch each other: each has users of its own, new ones.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    private int users;

    public App App { get; private set; } = null!;

    /// <summary>A user who was never here.</summary>
    public Task<TestUser> ConnectAsync(HttpTransportType transport = HttpTransportType.WebSockets) =>
        App.ConnectAsync($"user{Interlocked.Increment(ref users)}", transport);

    public async Task InitializeAsync() => App = await App.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
