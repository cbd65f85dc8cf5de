using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Tests;

/// <summary>Tells when the server is done with a connection, so that no test has to guess when somebody counts as gone.</summary>
public sealed class Closings : IHubFilter
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> connections = new(StringComparer.Ordinal);

    /// <summary>Completes once the hub has dealt with the end of the connection.</summary>
    public Task Of(string connectionId) => Source(connectionId).Task;

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        try
        {
            await next(context, exception);
        }
        finally
        {
            Source(context.Context.ConnectionId).TrySetResult();
        }
    }

    private TaskCompletionSource Source(string connectionId) =>
        connections.GetOrAdd(connectionId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
