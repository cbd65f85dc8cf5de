using Microsoft.Extensions.Hosting;

namespace ChatHub.Client;

/// <summary>Starts the application's client with the host; the container disposes it.</summary>
internal sealed class HostedConnection(ChatClient chat) : BackgroundService
{
    private Task _connecting = Task.CompletedTask;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Here, not in ExecuteAsync: services that start after this one may queue messages already.
        _connecting = chat.StartAsync(CancellationToken.None);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _connecting.WaitAsync(stoppingToken);
}
