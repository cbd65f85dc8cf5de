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
}
