using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatHub.Server.Transport;

/// <summary>
/// Tells everybody, a slice of them at a time. Told all at once, thousands held up whatever else there was to send, and as many buffers of 4 kB were taken of which
/// the runtime keeps 32 for each processor: the rest was new, and had to be collected.
/// </summary>
internal sealed class Slices(Presence presence, TimeProvider time)
{
    private const int Slice = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public async Task TellAsync(string method, object argument, Func<Session, bool> whom, CancellationToken cancel)
    {
        var message = new SerializedHubMessage(new InvocationMessage(method, [argument]));
        foreach (var slice in presence.Sessions.Where(whom).Select(session => session.Peer).OfType<SignalRPeer>().Chunk(Slice))
        {
            foreach (var peer in slice)
            {
                // Not awaited: the slowest reader would set the pace.
                _ = peer.SendAsync(message);
            }

            await Task.Delay(Pause, time, cancel);
        }
    }
}
