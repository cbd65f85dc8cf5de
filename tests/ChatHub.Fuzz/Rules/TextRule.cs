using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.Server.Domain;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any text is refused, or comes back as it was; and the client queues whatever the server would take.</summary>
public static class TextRule
{
    public static void Check(string text)
    {
        if (Texts.Complaint(text) is { } complaint)
        {
            Rule.Holds(complaint.Code is "text-invalid" or "too-long", "A text is refused for what it is");
            return;
        }

        Rule.Holds(Client.Texts.Check(text, isLine: false) is null, "The client lets pass what the server takes");
        var item = new MessageItem(1, Guid.Empty, "ana", new MessageTarget("user", "maria", null), text, DateTime.UnixEpoch, Mine: false);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Batch(0, 1, [item], More: false), ContractsJson.Wire.Batch);
        Rule.Holds(JsonSerializer.Deserialize(bytes, ContractsJson.Wire.Batch)!.Items[0].Text == text, "A text comes back as it was");
    }
}
