using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Faults.Readers;

/// <summary>The users who are connected, as the server sees it: a client that does not read does not notice its own end.</summary>
internal static class Roll
{
    /// <summary>How many of them count as connected.</summary>
    public static async Task<int> Connected(IEnumerable<ChatPeer> peers, ChatPeer asked)
    {
        var answer = await asked.Invoke(nameof(IChatHub.ListUsers));
        var connected = JsonSerializer.Deserialize<List<UserView>>(answer.Data!, JsonSerializerOptions.Web)!.Select(user => user.Nick);
        return peers.Select(peer => peer.Nick).Intersect(connected, StringComparer.Ordinal).Count();
    }
}
