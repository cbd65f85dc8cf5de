namespace ChatHub.Client;

/// <summary>This nick is not let in: taken, invalid, under a password, or stopped by a proxy. Thrown by the first start only.</summary>
/// <param name="code">The refusal's stable code, e.g. <c>nick-in-use</c>.</param>
/// <param name="text">The refusal's text, for people.</param>
public sealed class ChatRefusedException(string code, string text) : Exception(text)
{
    /// <summary>The code of a refusal that is no server's: a proxy in between demands a password of its own.</summary>
    public const string ProxyPassword = "proxy-password";

    /// <summary>The refusal's stable code: <c>nick-in-use</c>, <c>nick-invalid</c>, <c>password-required</c>, <c>password-wrong</c>, ….</summary>
    public string Code { get; } = code;

    /// <summary>The refusal's text, for people.</summary>
    public string Text { get; } = text;
}
