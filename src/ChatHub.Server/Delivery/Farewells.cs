using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>Why the server closes a connection.</summary>
public static class Farewells
{
    public static readonly Bye Replaced = new(ByeCodes.Replaced, "Esta conexão foi substituída por outra do mesmo dispositivo.", RetryAfter: null);

    public static readonly Bye Draining = new(ByeCodes.Draining, "O servidor está reiniciando.", RetryAfter: 1);

    public static readonly Bye Slow = new(ByeCodes.Slow, "A conexão não acompanha as mensagens; elas ficam guardadas.", RetryAfter: 0);

    public static readonly Bye Revoked = new(ByeCodes.Revoked, "O acesso deste dispositivo foi revogado.", RetryAfter: null);

    /// <summary>The claim was refused after the connection was made.</summary>
    public static Bye Refused(Refusal refusal) => new(refusal.Code, refusal.Text, RetryAfter: refusal == Refusals.Busy ? 1 : null);

    public static readonly Bye Exit = new(ByeCodes.Exit, "Até logo!", RetryAfter: null);
}
