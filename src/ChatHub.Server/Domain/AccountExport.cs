using System.Text.Encodings.Web;
using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;

namespace ChatHub.Server.Domain;

/// <summary>Everything that is the user's, as JSON: written page by page, whatever the length of his log.</summary>
public sealed class AccountExport(Accounts accounts, Lookups lookups, LogReader reader, LogWriter writer)
{
    public async Task WriteAsync(SessionOwner owner, Stream output, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var owned = await lookups.PasswordHashAsync(owner.User) is not null;
        WriteAccount(json, owner, owned, await accounts.DevicesAsync(owner), await lookups.GroupsAsync(owner.User));
        await WriteMessagesAsync(json, owner, cancel);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, SessionOwner owner, bool owned, IReadOnlyList<DeviceView> devices, List<GroupView> groups)
    {
        json.WriteStartObject();
        json.WriteStartObject("account"u8);
        json.WriteNumber("user"u8, owner.User);
        json.WriteString("nick"u8, owner.Nick);
        json.WriteBoolean("password"u8, owned);
        json.WriteEndObject();
        json.WritePropertyName("devices"u8);
        // Serialised aside: into the writer it would flush, and flushing at once is not allowed on a response.
        json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(devices, ContractsJson.Wire.IReadOnlyListDeviceView), skipInputValidation: true);
        json.WriteStartArray("groups"u8);
        foreach (var group in groups.Where(group => group.Member))
        {
            json.WriteStringValue(group.Name);
        }

        json.WriteEndArray();
        json.WriteStartArray("messages"u8);
    }

    /// <summary>What he sent, and what was sent to him alone. As with history, nothing of who held a bare nick before him.</summary>
    private async Task WriteMessagesAsync(Utf8JsonWriter json, SessionOwner owner, CancellationToken cancel)
    {
        var head = writer.Head;
        var after = await lookups.HistoryFromAsync(owner.User) ?? await lookups.BeginAsync(owner.Device) ?? head;
        while (after < head)
        {
            var page = await reader.ReadForExportAsync(owner.User, after);
            foreach (var message in page.Messages)
            {
                if (message.ItemFor(owner.User) is { Mine: true } or { To.Kind: TargetKinds.User })
                    json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(message.ItemFor(owner.User), ContractsJson.Wire.MessageItem), skipInputValidation: true);
            }

            await json.FlushAsync(cancel);
            after = page.Upto;
        }

        json.WriteEndArray();
    }
}
