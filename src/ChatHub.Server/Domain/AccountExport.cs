using System.Text.Encodings.Web;
using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>Everything that is the user's, as JSON: written page by page, so that its length does not matter.</summary>
public sealed class AccountExport(Accounts accounts, LogReader reader, IWriteQueue writer)
{
    /// <summary>Decides what <see cref="WriteAsync"/> will write.</summary>
    public Task<Decision<ExportScope>> BeginAsync(SessionOwner owner) => writer.Post(new BeginExport(owner));

    public async Task WriteAsync(SessionOwner owner, ExportScope scope, Stream output, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        WriteAccount(json, owner, scope, await accounts.DevicesAsync(owner));
        await WriteMessagesAsync(json, owner, scope, cancel);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, SessionOwner owner, ExportScope scope, IReadOnlyList<DeviceView> devices)
    {
        json.WriteStartObject();
        json.WriteStartObject("account"u8);
        json.WriteNumber("user"u8, owner.User);
        json.WriteString("nick"u8, owner.Nick);
        json.WriteBoolean("password"u8, scope.Owned);
        json.WriteEndObject();
        json.WritePropertyName("devices"u8);
        // Serialised aside: into the writer it would flush, and flushing at once is not allowed on a response.
        json.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(devices, ContractsJson.Wire.IReadOnlyListDeviceView), skipInputValidation: true);
        json.WriteStartArray("groups"u8);
        foreach (var group in scope.Groups)
        {
            json.WriteStringValue(group);
        }

        json.WriteEndArray();
        json.WriteStartArray("messages"u8);
    }

    /// <summary>The messages that the user sent, and those sent to them alone. As with history, nothing that an earlier holder of a bare nick had read.</summary>
    private async Task WriteMessagesAsync(Utf8JsonWriter json, SessionOwner owner, ExportScope scope, CancellationToken cancel)
    {
        var after = scope.After;
        while (after < scope.Upto)
        {
            var page = await reader.ReadForExportAsync(owner.User, after);
            foreach (var message in page.Messages.TakeWhile(message => message.Pos <= scope.Upto)
                .Where(message => !message.IsOfEarlierHolder(owner.User, scope.OwnFrom)))
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
