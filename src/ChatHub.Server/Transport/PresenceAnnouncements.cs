using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Transport;

/// <summary>
/// Tells everybody who came and who went, a few times a second at most: a thousand arrivals must not cost a million events. In slices, as the list of names can be
/// long: told all at once, as many copies of it waited in buffers (50 kB for each of 8,000 who had come at once, in slices 41).
/// </summary>
internal sealed class PresenceAnnouncements(Presence presence, Slices slices, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await presence.Events.WaitToReadAsync(stoppingToken))
        {
            await slices.TellAsync(nameof(IChatClient.Presence), TakeChanges(), _ => true, stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private PresenceChange TakeChanges()
    {
        var latest = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (presence.Events.TryRead(out var change))
        {
            latest[change.Nick] = change.Connected;
        }

        return new PresenceChange(
            [.. latest.Where(entry => entry.Value).Select(entry => entry.Key)], [.. latest.Where(entry => !entry.Value).Select(entry => entry.Key)]);
    }
}
