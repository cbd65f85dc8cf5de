using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>What users do most, said shortly; each must be accepted.</summary>
public static class Talk
{
    public static Task<Sent> Tells(this TestUser user, string nick, string text) => user.Says("U", nick, text);

    public static Task<Sent> TellsGroup(this TestUser user, string group, string text) => user.Says("G", group, text);

    public static async Task<Sent> TellsAll(this TestUser user, string audience, string text) =>
        (await user.Hub.MessageAll(audience, text, NewId())).Done();

    public static async Task<GroupView> Creates(this TestUser user, string group) => (await user.Hub.CreateGroup(group)).Done();

    public static async Task<GroupView> Joins(this TestUser user, string group) => (await user.Hub.JoinGroup(group)).Done();

    public static async Task<GroupView> Leaves(this TestUser user, string group) => (await user.Hub.LeaveGroup(group)).Done();

    public static string NewId() => Guid.CreateVersion7().ToString();

    private static async Task<Sent> Says(this TestUser user, string kind, string target, string text) =>
        (await user.Hub.Message(kind, target, text, NewId())).Done();
}
