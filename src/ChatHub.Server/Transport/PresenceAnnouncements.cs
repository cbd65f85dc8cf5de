using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Transport;

/// <summary>
/// Tells everybody who came and who went and stayed so (<see cref="PendingPresence"/>), a few times a second at most: a thousand arrivals must not cost a million events. In slices, as the list of names can be
/// long: told all at once, as many copies of it waited in buffers (50 kB for each of 8,000 who had come at once, in slices 41).
/// </summary>
internal sealed class PresenceAnnouncements(Presence presence, Slices slices, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pending = new PendingPresence(time);
        while (!pending.IsEmpty || await presence.Events.WaitToReadAsync(stoppingToken))
        {
            while (presence.Events.TryRead(out var change))
            {
                pending.Note(change);
            }

            if (pending.Take() is { } due)
                await slices.TellAsync(nameof(IChatClient.Presence), due, _ => true, stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
