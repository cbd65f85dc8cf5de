using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatHub.Server.Transport;

/// <summary>
/// SignalR's JSON protocol as any client speaks it, with a short way for messages. A call of <see cref="IChatHub.Message"/> or
/// <see cref="IChatHub.MessageAll"/> goes to the domain as soon as it is read, and its session answers it in one piece with the batch of the same
/// commit. SignalR by itself takes a client's next call only after the result of the one before, so that each message would have a commit to
/// itself, and it sends each result alone: that cost three times as much for each message (docs/performance.md).
/// </summary>
internal sealed class ChatProtocol(IHubProtocol json, Session session, Chat chat) : IHubProtocol
{
    /// <summary>Tells SignalR that a record was read, and nothing else: it means something with stateful reconnects only, which are off.</summary>
    private static readonly AckMessage Taken = new(0);

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!SendRecord.TryRead(ref input, out var send))
            return json.TryParseMessage(ref input, binder, out message);

        var invocation = send.Invocation;
        if (session.Ending is { } ending)
            Answer(Replies.Refused<Sent>(ending));
        else if (send.ToAll)
            chat.SendToAll(session.Owner, send.Arguments.Item1, send.Arguments.Item2, send.Arguments.Item3, Answer);
        else
            chat.Send(session.Owner, send.Arguments.Item1, send.Arguments.Item2, send.Arguments.Item3, send.Arguments.Item4, Answer);
        message = Taken;
        return true;

        void Answer(Reply<Sent>? reply) => session.Answer(new Answer(invocation, reply));
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        if (message is OutgoingMessage { Content: var content })
            OutgoingRecords.Write(content, output);
        else
            json.WriteMessage(message, output);
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);
}

/// <summary>What a session sends at once, on its way through SignalR.</summary>
internal sealed class OutgoingMessage(Outgoing content) : HubMessage
{
    public Outgoing Content => content;
}
