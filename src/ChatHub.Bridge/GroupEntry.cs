using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Bridge;

/// <summary>Becomes a member of a group, which is created when there is none.</summary>
internal static class GroupEntry
{
    private const int MostTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Refusal[] Passing = [Refusals.NoSuchGroup, Refusals.GroupExists, Refusals.SessionEnded, Refusals.Busy, Refusals.RateLimited];

    /// <returns>The answer that decided it: in, or refused.</returns>
    public static async Task<Reply> EnterAsync(ChatClient chat, string group, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await chat.JoinGroupAsync(group, cancel);
            if (reply.Code == Refusals.NoSuchGroup.Code)
                reply = await CreateAsync(chat, group, cancel) ?? reply;
            if (reply.Ok || tries == MostTries || !IsPassing(reply))
                return reply;
            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }

    private static async Task<Reply<GroupView>?> CreateAsync(ChatClient chat, string group, CancellationToken cancel)
    {
        try
        {
            return await chat.CreateGroupAsync(group, cancel);
        }
        catch (ChatConnectionLostException)
        {
            // Created or not: the next try to join will tell.
            return null;
        }
    }

    /// <summary>
    /// Whether another try may do better: somebody else may have created it meanwhile, or, without an answer, this client. A session that ended is
    /// followed by another one, or by the client's end.
    /// </summary>
    private static bool IsPassing(Reply reply) => Passing.Any(refusal => refusal.Code == reply.Code);
}
