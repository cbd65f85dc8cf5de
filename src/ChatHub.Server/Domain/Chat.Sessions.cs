using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    /// <summary>Claims the nick, welcomes, and begins delivery. What is pending then comes as what is new does: from the log.</summary>
    public async Task<Refusal?> ConnectAsync(Session session, long? since, string? epoch)
    {
        var decision = await writer.Post(new Connect(session, since, epoch, presence));
        if (decision.IsRefused)
            return decision.Refusal;

        var connected = decision.Value;
        var owner = session.Owner;
        await session.Peer.SendAsync(new Welcome(
            owner.User, owner.Nick, owner.Device.ToString(System.Globalization.CultureInfo.InvariantCulture), connected.Epoch, connected.Position,
            connected.Head, Limits.Default, connected.Groups));
        if (connected.Gap is { } gap)
            await session.Peer.SendAsync(gap);
        session.Start(connected.Position, connected.Begin);
        return null;
    }

    public async Task DisconnectAsync(Session session)
    {
        session.End();
        _ = writer.Post(new SaveCursors([(session.Owner.Device, session.Acknowledged)]));
        await writer.Post(new Disconnect(session, presence));
    }

    public async Task<Reply> ExitAsync(Session caller)
    {
        await DisconnectAsync(caller);
        caller.SayGoodbye(Farewells.Exit);
        return new Reply(Ok: true, Reply.OkCode, Farewells.Exit.Text);
    }

    /// <summary>Another device's claim on a nick without a password, known before a connection is made. The claim itself decides the race.</summary>
    public async Task<bool> IsHeldByAnotherAsync(SessionOwner owner) =>
        presence.Of(owner.User).Any(session => session.Owner.Device != owner.Device) && await lookups.PasswordHashAsync(owner.User) is null;

    /// <summary>The groups whose events a new connection follows.</summary>
    public async Task FollowGroupsAsync(Session session)
    {
        foreach (var group in await lookups.GroupsOfAsync(session.Owner.User))
        {
            await announcer.FollowAsync([session], group);
        }
    }
}
