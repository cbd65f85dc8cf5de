using System.Text.Json;
using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any batch that a server may send is taken in order, or turned down.</summary>
public static class BatchRule
{
    public static void Check(byte[] bytes)
    {
        try
        {
            if (JsonSerializer.Deserialize(bytes, ContractsJson.Wire.Batch) is { } batch)
                Take(batch);
        }
        catch (JsonException)
        {
            // Turned down: the connection resumes.
        }
    }

    private static void Take(Batch batch)
    {
        var inbox = new Inbox();
        var (connection, _) = inbox.Rewind();
        inbox.Begin(connection, new Welcome(1, "ana", "1", "E", 7, 9, Limits.Default, []));
        var taken = inbox.Add(connection, batch);
        InboxRule.Check(inbox, new LogPosition("E", 7));
        Rule.Holds(inbox.Rewind().Since!.Value.Position == (taken ? Math.Max(7, batch.Upto) : 7), "A batch moves the position to its end, or not at all");
    }
}
