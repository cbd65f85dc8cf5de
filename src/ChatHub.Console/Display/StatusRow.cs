using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>The row above the line being typed: connection, nick, conversation, and what waits to be sent.</summary>
internal static class StatusRow
{
    /// <param name="state">The connection's.</param>
    /// <param name="retryIn">When it is tried again; null when it is not waited for.</param>
    /// <param name="nick">Whose it is.</param>
    /// <param name="conversation">The chosen one; null for none.</param>
    /// <param name="queued">How many messages wait to be sent.</param>
    public static string Of(ConnectionState state, TimeSpan? retryIn, string nick, string? conversation, int queued)
    {
        var parts = new List<string> { TextOf(state, retryIn), Escaping.Word(nick), conversation is null ? "nenhuma conversa" : Escaping.Word(conversation) };
        if (queued > 0)
            parts.Add($"{queued} na fila");
        return $"── {string.Join(" · ", parts)} ──";
    }

    private static string TextOf(ConnectionState state, TimeSpan? retryIn) => state switch
    {
        ConnectionState.Connected => "online",
        ConnectionState.Waiting when retryIn is { TotalSeconds: var seconds } => $"sem conexão, tenta em {Math.Ceiling(seconds)} s (Ctrl+R: já)",
        ConnectionState.Waiting => "sem conexão",
        ConnectionState.Ended => "encerrado",
        _ => "conectando",
    };
}
