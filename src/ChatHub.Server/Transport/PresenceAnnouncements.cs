using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>Tells everybody who came and who went, a few times a second at most: a thousand arrivals must not cost a million events.</summary>
internal sealed class PresenceAnnouncements(Presence presence, IHubContext<HubEndpoint> hub, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>With many connections, so much rarer that no more than 4,000 events leave in a second.</summary>
    private static readonly TimeSpan PaceOfEach = TimeSpan.FromMilliseconds(0.25);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await presence.Events.WaitToReadAsync(stoppingToken))
        {
            var latest = new Dictionary<string, bool>(StringComparer.Ordinal);
            while (presence.Events.TryRead(out var change))
            {
                latest[change.Nick] = change.Connected;
            }

            var told = new PresenceChange(
                [.. latest.Where(entry => entry.Value).Select(entry => entry.Key)], [.. latest.Where(entry => !entry.Value).Select(entry => entry.Key)]);
            // Not awaited: the slowest reader would set the pace.
            _ = hub.Clients.All.SendAsync(nameof(IChatClient.Presence), told, stoppingToken);
            await Task.Delay(Max(Pace, presence.Count * PaceOfEach), time, stoppingToken);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
