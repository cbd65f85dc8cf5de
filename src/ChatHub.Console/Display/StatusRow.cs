using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Display;

/// <summary>The row above the line being typed: connection, nick, conversation, what is unread and what waits to be sent.</summary>
internal static class StatusRow
{
    private const int MostNamed = 4;

    /// <param name="state">The connection's.</param>
    /// <param name="retryIn">When it is tried again; null when it is not waited for.</param>
    /// <param name="nick">Whose it is.</param>
    /// <param name="conversation">The chosen one; null for none.</param>
    /// <param name="talks">All conversations, each with what is unread.</param>
    /// <param name="queued">How many messages wait to be sent.</param>
    public static string Of(
        ConnectionState state, TimeSpan? retryIn, string nick, string? conversation, IReadOnlyList<(string Label, int Unread)> talks, int queued)
    {
        var parts = new List<string> { TextOf(state, retryIn), Escaping.Word(nick), conversation is null ? "nenhuma conversa" : Escaping.Word(conversation) };
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

    private static string TextOf(ConnectionState state, TimeSpan? retryIn) => state switch
    {
        ConnectionState.Connected => "conectado",
        ConnectionState.Waiting when retryIn is { TotalSeconds: var seconds } => $"sem conexão, tenta em {Math.Ceiling(seconds)} s (Ctrl+R: já)",
        ConnectionState.Waiting => "sem conexão",
        ConnectionState.Ended => "encerrado",
        _ => "conectando",
    };
}
