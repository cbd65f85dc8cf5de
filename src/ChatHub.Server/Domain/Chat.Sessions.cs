using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    public async Task<Reply> ExitAsync(Session caller)
    {
        await claims.EndAsync(caller);
        caller.SayGoodbye(Farewells.Exit);
        return new Reply(Ok: true, Reply.OkCode, Farewells.Exit.Text);
    }

    /// <summary>Another device's claim on a nick without a password, known before a connection is made. The claim itself decides the race.</summary>
    public async Task<bool> IsHeldByAnotherAsync(SessionOwner owner) =>
        presence.Of(owner.User).Any(session => session.Owner.Device != owner.Device) && await lookups.PasswordHashAsync(owner.User) is null;
}
