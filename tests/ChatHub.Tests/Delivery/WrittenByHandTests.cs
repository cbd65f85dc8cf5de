using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Transport;
using CsCheck;

namespace ChatHub.Tests;

/// <summary>What leaves most often is written by hand: to the byte what the contract's serialiser writes.</summary>
public sealed class WrittenByHandTests
{
    private const int Sender = 7;
    private const int Other = 8;

    // No half letters: no text with one is accepted.
    private static readonly Gen<string> Text = Gen.String.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static readonly Gen<MessageTarget> Target = Gen.Select(Gen.Int[0, 2], Text, (kind, name) => kind switch
    {
        0 => new MessageTarget(TargetKinds.User, name, Audience: null),
        1 => new MessageTarget(TargetKinds.Group, name, Audience: null),
        _ => new MessageTarget(TargetKinds.All, Name: null, "D"),
    });

    private static readonly Gen<MessageItem> Item = Gen.Select(Gen.Long[1, long.MaxValue], Gen.Guid, Text, Target, Text, Gen.DateTime,
        (pos, id, from, to, text, at) => new MessageItem(pos, id, from, to, text, DateTime.SpecifyKind(at, DateTimeKind.Utc), Mine: false));

    [Fact]
    public void A_batch_is_the_contracts_batch() => Gen.Select(Item.Array[0, 3], Gen.Bool).Sample((items, more) =>
    {
        foreach (var reader in new[] { Sender, Other })
        {
            var messages = items.Select(item => new LogMessage(item, Sender)).ToList();
            var batch = new Batch(1, long.MaxValue, [.. messages.Select(message => message.ItemFor(reader))], more);
            var expected = $$"""{"type":1,"target":"Receive","arguments":[{{JsonSerializer.Serialize(batch, ContractsJson.Wire.Batch)}}]}""";

            Assert.Equal([expected], Written(new Outgoing([], new OutgoingBatch(reader, batch.After, batch.Upto, messages, more))));
        }
    });

    [Fact]
    public void An_answer_is_the_contracts_reply() => Gen.Select(Text, Text, Gen.DateTime, Gen.Bool).Sample((invocation, text, at, refused) =>
    {
        var reply = refused ? Replies.Refused<Sent>(new Refusal("busy", text)) : Replies.Done(text, new Sent(1, DateTime.SpecifyKind(at, DateTimeKind.Utc), 3, 2));
        var id = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(invocation, ContractsJson.Wire.String));
        var expected = $$"""{"type":3,"invocationId":{{id}},"result":{{JsonSerializer.Serialize(reply, ContractsJson.Wire.ReplySent)}}}""";

        Assert.Equal([expected, expected], Written(new Outgoing([new Answer(invocation, reply), new Answer(invocation, reply)], Batch: null)));
    });

    private static string[] Written(Outgoing outgoing)
    {
        var output = new ArrayBufferWriter<byte>();
        OutgoingRecords.Write(outgoing, output);
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\u001e')[..^1];
    }
}
