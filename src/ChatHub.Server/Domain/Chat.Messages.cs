using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    public async Task<Reply<Sent>> SendAsync(SessionOwner caller, string? kind, string? target, string? text, string? id)
    {
        Address? address = kind?.ToUpperInvariant() switch
        {
            "U" or "USER" => new Address.ToUser(Names.Key(target)),
            "G" or "GROUP" => new Address.ToGroup(Names.Key(target)),
            _ => null,
        };
        if (address is null || string.IsNullOrEmpty(target))
            return Replies.Refused<Sent>(Refusals.BadArguments(Contracts.Commands.Usage("-msg")));
        return await AppendAsync(caller, address, text, id, sent => address is Address.ToUser ? DirectText(target, sent) : GroupText(target, sent));
    }

    public async Task<Reply<Sent>> SendToAllAsync(SessionOwner caller, string? audience, string? text, string? id)
    {
        if (audience is not { Length: 1 } || !Enum.TryParse<BroadcastAudience>(audience, ignoreCase: true, out var letter) || !char.IsLetter(audience[0]))
            return Replies.Refused<Sent>(Refusals.BadArguments(Contracts.Commands.Usage("-msgt")));
        return await AppendAsync(caller, new Address.ToAll(letter), text, id, sent => BroadcastText(letter, sent));
    }

    private async Task<Reply<Sent>> AppendAsync(SessionOwner caller, Address address, string? text, string? id, Func<Sent, string> say)
    {
        if (Texts.Complaint(text) is { } complaint)
            return Replies.Refused<Sent>(complaint);
        if (!TryId(id, out var messageId))
            return Replies.Refused<Sent>(Refusals.IdInvalid);
        if (!(address is Address.ToAll ? limits.AllowBroadcast(caller.User) : limits.AllowMessage(caller.User)))
            return Replies.Refused<Sent>(Refusals.RateLimited);

        var decision = await writer.Post(new AppendMessage(caller, address, text!, messageId));
        return decision.IsRefused ? Replies.Refused<Sent>(decision.Refusal) : Replies.Done(say(decision.Value), decision.Value);
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
        { Connected: 2 } => $"Mensagem entregue a {nick}",
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
