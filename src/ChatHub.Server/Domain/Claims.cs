using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>How a session gets its nick, and lets go of it.</summary>
public sealed class Claims(IWriteQueue writer, Presence presence, IAnnouncer announcer)
{
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
        session.Start(connected.Position, connected.Begin, connected.Head);
        return null;
    }

    public async Task EndAsync(Session session)
    {
        session.End();
        _ = writer.Post(new SaveCursors([(session.Owner.Device, session.Acknowledged)]));
        await writer.Post(new Disconnect(session, presence));
    }
}
