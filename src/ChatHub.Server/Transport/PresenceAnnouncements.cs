using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatHub.Server.Transport;

/// <summary>
/// Tells everybody who came and who went, a few times a second at most: a thousand arrivals must not cost a million events. A slice of them at a time: told all
/// at once, thousands held up whatever else there was to send, and as many copies of a long list of names waited in buffers (50 kB for each of 8,000 who had
/// come at once, in slices 41).
/// </summary>
internal sealed class PresenceAnnouncements(Presence presence, TimeProvider time) : BackgroundService
{
    private const int Slice = 40;

    private static readonly TimeSpan PauseOfSlices = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await presence.Events.WaitToReadAsync(stoppingToken))
        {
            var told = new SerializedHubMessage(new InvocationMessage(nameof(IChatClient.Presence), [TakeChanges()]));
            foreach (var slice in presence.Sessions.Select(session => session.Peer).OfType<SignalRPeer>().Chunk(Slice))
            {
                foreach (var peer in slice)
                {
                    // Not awaited: the slowest reader would set the pace.
                    _ = peer.SendAsync(told);
                }

                await Task.Delay(PauseOfSlices, time, stoppingToken);
            }

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
