namespace ChatHub.EndToEnd.Terminals;

/// <summary>One server for a class of tests that each have nicks of their own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private ServerProcess server = null!;

    public Uri Url => server.Url;

    public async Task InitializeAsync() => server = await ServerProcess.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();
}
