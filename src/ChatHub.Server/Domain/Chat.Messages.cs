using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    /// <summary>To a user or a group.</summary>
    public Task<Reply<Sent>> SendAsync(SessionOwner caller, string? kind, string? target, string? text, string? id) =>
        Replied(reply => Send(caller, kind, target, text, id, reply));

    /// <summary>To everybody connected, disconnected, or both.</summary>
    public Task<Reply<Sent>> SendToAllAsync(SessionOwner caller, string? audience, string? text, string? id) =>
        Replied(reply => SendToAll(caller, audience, text, id, reply));

    /// <summary>As <see cref="SendAsync"/>.</summary>
    /// <param name="reply">Called once with the reply, or with null for a defect; on the dispatcher's thread, so it must be short.</param>
    public void Send(SessionOwner caller, string? kind, string? target, string? text, string? id, Action<Reply<Sent>?> reply)
    {
        Address? address = kind switch
        {
            "U" or "u" => new Address.ToUser(Names.Key(target)),
            "G" or "g" => new Address.ToGroup(Names.Key(target)),
            _ when "user".Equals(kind, StringComparison.OrdinalIgnoreCase) => new Address.ToUser(Names.Key(target)),
            _ when "group".Equals(kind, StringComparison.OrdinalIgnoreCase) => new Address.ToGroup(Names.Key(target)),
            _ => null,
        };
        if (address is null || string.IsNullOrEmpty(target))
            reply(Replies.Refused<Sent>(Refusals.BadArguments(Contracts.Commands.Usage("-msg"))));
        else
            Append(caller, address, text, id, sent => address is Address.ToUser ? DirectText(target, sent) : GroupText(target, sent), reply);
    }

    /// <summary>As <see cref="SendToAllAsync"/>.</summary>
    /// <param name="reply">As for <see cref="Send"/>.</param>
    public void SendToAll(SessionOwner caller, string? audience, string? text, string? id, Action<Reply<Sent>?> reply)
    {
        if (audience is not { Length: 1 } || !Enum.TryParse<BroadcastAudience>(audience, ignoreCase: true, out var letter) || !char.IsLetter(audience[0]))
            reply(Replies.Refused<Sent>(Refusals.BadArguments(Contracts.Commands.Usage("-msgt"))));
        else
            Append(caller, new Address.ToAll(letter), text, id, sent => BroadcastText(letter, sent), reply);
    }

    private void Append(SessionOwner caller, Address address, string? text, string? id, Func<Sent, string> say, Action<Reply<Sent>?> reply)
    {
        if (Complaint(caller, address, text, id, out var messageId) is { } complaint)
            reply(Replies.Refused<Sent>(complaint));
        else
            writer.Enqueue(new AppendMessage(caller, address, text!, messageId, Answer));

        void Answer(Decision<Sent>? decision) => reply(decision switch
        {
            null => null,
            { IsRefused: true, Refusal: var refusal } => Replies.Refused<Sent>(refusal),
            { Value: var sent } => Replies.Done(say(sent), sent),
        });
    }

    private Refusal? Complaint(SessionOwner caller, Address address, string? text, string? id, out Guid messageId)
    {
        messageId = default;
        if (Texts.Complaint(text) is { } complaint)
            return complaint;
        if (!TryId(id, out messageId))
            return Refusals.IdInvalid;
        var allowed = address is Address.ToAll ? limits.AllowBroadcast(caller) : limits.AllowMessage(caller.User);
        return allowed ? null : Refusals.RateLimited;
    }

    private static Task<Reply<Sent>> Replied(Action<Action<Reply<Sent>?>> send)
    {
        var replied = new TaskCompletionSource<Reply<Sent>>(TaskCreationOptions.RunContinuationsAsynchronously);
        send(reply =>
        {
            if (reply is not null)
                replied.SetResult(reply);
            else
                replied.SetException(new InvalidOperationException("A defect kept the message from being stored."));
        });
        return replied.Task;
    }

    private static bool TryId(string? given, out Guid id)
    {
        if (given is not null)
            return Guid.TryParse(given, out id);
        id = Guid.CreateVersion7();
        return true;
    }

    private static string DirectText(string nick, Sent sent) => sent switch
    {
        { Audience: 1 } => "Mensagem guardada para você",
        { Connected: 2 } => $"Mensagem enviada; {nick} está online",
        _ => $"{nick} está sem conexão agora; a mensagem fica esperando",
    };

    private static string GroupText(string group, Sent sent) =>
        $"Mensagem enviada ao grupo {group}: {Connected(sent.Connected - 1)}, {Away(sent.Audience - sent.Connected)}";

    private static string BroadcastText(BroadcastAudience audience, Sent sent) => audience switch
    {
        BroadcastAudience.C => $"Mensagem enviada a todos os conectados: {Connected(sent.Connected - 1)}",
        BroadcastAudience.D => $"Mensagem guardada para todos os desconectados: {Away(sent.Audience - sent.Connected)}",
        _ => $"Mensagem enviada a todos: {Connected(sent.Connected - 1)}, {Away(sent.Audience - sent.Connected)}",
    };

    private static string Connected(int users) => users switch
    {
        <= 0 => "ninguém mais conectado",
        1 => "1 usuário conectado",
        _ => string.Create(CultureInfo.InvariantCulture, $"{users} usuários conectados"),
    };

    private static string Away(int users) => users switch
    {
        0 => "ninguém desconectado",
        1 => "espera por 1 desconectado",
        _ => string.Create(CultureInfo.InvariantCulture, $"espera por {users} desconectados"),
    };
}
