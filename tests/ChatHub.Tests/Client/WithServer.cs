namespace ChatHub.Tests.Clients;

/// <summary>Tests that each have a server of their own.</summary>
public abstract class WithServer : IAsyncLifetime, IAsyncDisposable
{
    private protected readonly ChatServer server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return server.DisposeAsync();
    }
}
