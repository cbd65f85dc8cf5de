using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>How a session gets its nick, and lets go of it.</summary>
public sealed class Claims(IWriteQueue writer, Presence presence, IAnnouncer announcer)
{
    /// <summary>
    /// A client may be back before the server has noticed the end of its old connection, which took 1 to 35 ms. So a nick in use is asked for once
    /// more before it is refused.
    /// </summary>
    private static readonly TimeSpan OldConnectionEnds = TimeSpan.FromMilliseconds(100);

    /// <summary>Why the device could not claim its nick now; null when it could. The claim itself decides the race.</summary>
    public async Task<Refusal?> CheckAsync(SessionOwner owner) => (await PostAsync(() => new CheckClaim(owner, connected: false))).Refusal;

    /// <summary>Posts a write that needs the nick, and a second time if it is still in use.</summary>
    public async Task<Decision<T>> PostAsync<T>(Func<Write<T>> write)
    {
        var decision = await writer.Post(write());
        if (decision.Refusal != Refusals.NickInUse)
            return decision;
        // The system's clock: the end of a connection comes from outside.
        await Task.Delay(OldConnectionEnds, TimeProvider.System);
        return await writer.Post(write());
    }

    /// <summary>Claims the nick, welcomes, and begins delivery. What is pending then comes as what is new does: from the log.</summary>
    public async Task<Refusal?> BeginAsync(Session session, long? since, string? epoch)
    {
        var decision = await writer.Post(new Connect(session, since, epoch, presence, groups => announcer.Follow(session, groups)));
        if (decision.IsRefused)
            return decision.Refusal;

        var connected = decision.Value;
        var owner = session.Owner;
        await session.Peer.SendAsync(new Welcome(
            owner.User, owner.Nick, owner.Device.ToString(CultureInfo.InvariantCulture), connected.Epoch, connected.Position, connected.Head,
            Limits.Default, connected.Groups));
        if (connected.Gap is { } gap)
            await session.Peer.SendAsync(gap);
        session.Start(connected.Position, connected.Begin, connected.OwnFrom, connected.Head);
        return null;
    }

    public async Task EndAsync(Session session)
    {
        session.End();
        _ = writer.Post(new SaveCursors([(session.Owner.Device, session.Acknowledged)]));
        await writer.Post(new Disconnect(session, presence));
    }
}
