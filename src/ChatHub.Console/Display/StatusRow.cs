using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Display;

/// <summary>The row above the line being typed: connection, nick, conversation, what is unread and what waits to be sent.</summary>
internal static class StatusRow
{
    private const int MostNamed = 4;

    public static string Of(ConnectionState state, string nick, string? conversation, IReadOnlyList<(string Label, int Unread)> talks, int queued)
    {
        var parts = new List<string> { TextOf(state), Escaping.Word(nick), conversation is null ? "nenhuma conversa" : Escaping.Word(conversation) };
        var unread = talks.Index().Where(talk => talk.Item.Unread > 0).ToList();
        if (unread.Count > 0)
        {
            var named = unread.Take(MostNamed).Select(talk => $"{talk.Index + 1}:{Escaping.Word(talk.Item.Label)} {talk.Item.Unread}");
            parts.Add("não lidas: " + string.Join(", ", named) + (unread.Count > MostNamed ? ", …" : ""));
        }

        if (queued > 0)
            parts.Add($"{queued} na fila");
        return $"── {string.Join(" · ", parts)} ──";
    }

    private static string TextOf(ConnectionState state) => state switch
    {
        ConnectionState.Connected => "conectado",
        ConnectionState.Waiting => "sem conexão",
        ConnectionState.Ended => "encerrado",
        _ => "conectando",
    };
}
