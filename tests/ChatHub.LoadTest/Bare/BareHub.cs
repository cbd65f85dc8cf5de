using Microsoft.AspNetCore.SignalR;

namespace ChatHub.LoadTest.Bare;

/// <summary>The baseline: what the transport costs by itself, in the way in which everybody would write it. Stores nothing, promises nothing.</summary>
internal sealed class BareHub : Hub
{
    public Task Message(string kind, string target, string text) =>
        (kind == "G" ? Clients.Group(target) : Clients.User(target)).SendAsync("Receive", Context.UserIdentifier, text);

    public Task JoinGroup(string group) => Groups.AddToGroupAsync(Context.ConnectionId, group);
}

/// <summary>Whoever one says one is.</summary>
internal sealed class NickInQuery : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => connection.GetHttpContext()?.Request.Query["user"];
}
