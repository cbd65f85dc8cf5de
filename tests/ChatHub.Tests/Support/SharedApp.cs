namespace ChatHub.Tests;

/// <summary>One server for a table of rows that do not touch each other.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    public App App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await App.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
