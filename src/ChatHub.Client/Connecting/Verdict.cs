using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>What to do after a connection ended or was not made: wait and try again, or end. Without any I/O.</summary>
/// <param name="Wait">The wait; null for the usual one.</param>
/// <param name="End">Why to end; null to go on.</param>
/// <param name="Reason">For people; null when there is nothing to say.</param>
internal sealed record Verdict(TimeSpan? Wait, ChatEnd? End, string? Reason)
{
    /// <summary>The exception for which <see cref="Reason"/> stands.</summary>
    public Exception? Cause { get; private init; }

    /// <summary>Refusals at connecting that time heals.</summary>
    private static readonly string[] Passing =
    [
        Refusals.NickInUse.Code, Refusals.TooManyAttempts.Code, Refusals.TokenInvalid.Code, Refusals.SessionEnded.Code,
        Refusals.Busy.Code, Refusals.RateLimited.Code, ChatRefusedException.ProxyPassword,
    ];

    /// <summary>Of them, those that the caller decides about as long as there was no connection.</summary>
    private static readonly string[] CallersAtFirst = [Refusals.NickInUse.Code, ChatRefusedException.ProxyPassword];

    private static readonly string[] Goodbyes = [ByeCodes.Replaced, ByeCodes.Draining, ByeCodes.Slow, ByeCodes.Revoked, ByeCodes.Exit];

    private static readonly Refusal[] AtConnecting =
    [
        Refusals.NickInUse, Refusals.NickLookAlike, Refusals.NickHeld, Refusals.TokenInvalid, Refusals.PasswordRequired, Refusals.PasswordWrong, Refusals.TooManyAttempts, Refusals.Busy,
    ];

    public static Verdict After(LinkEnd end) => end.Bye switch
    {
        null => new(null, null, end.Error is { } error ? FailureText.Of(error) : null) { Cause = end.Error },
        { Code: ByeCodes.Slow } bye => new(TimeSpan.Zero, null, bye.Text),
        { Code: ByeCodes.Draining } bye => new(Seconds(bye.RetryAfter), null, bye.Text),
        { Code: ByeCodes.Replaced or ByeCodes.Revoked or ByeCodes.Exit } or { RetryAfter: null } => new(null, new(end.Bye.Code, end.Bye.Text), end.Bye.Text),
        var bye => new(Seconds(bye.RetryAfter), null, bye.Text),
    };

    /// <param name="failure">Why no connection was made.</param>
    /// <param name="first">Whether there was none before: then a taken nick, or a proxy's password, is for the caller to decide.</param>
    public static Verdict After(Exception failure, bool first) => failure switch
    {
        ChatRefusedException refused when IsFinal(refused.Code, first) => new(null, new(refused.Code, refused.Text), refused.Text),
        _ => new(null, null, FailureText.Of(failure)) { Cause = failure is ChatRefusedException ? null : failure },
    };

    /// <summary>Whether a goodbye is in fact the refusal of a connection just made: it then has the refusal's code.</summary>
    public static bool IsRefusal(Bye bye) => !Goodbyes.Contains(bye.Code);

    /// <summary>The refusal in an error's text: at negotiate, a text is all there is.</summary>
    public static Refusal? RefusalIn(Exception failure) =>
        Array.Find(AtConnecting, refusal => failure.Message.Contains(refusal.Text, StringComparison.Ordinal));

    private static bool IsFinal(string code, bool first) =>
        !Passing.Contains(code) || (first && CallersAtFirst.Contains(code));

    private static TimeSpan? Seconds(double? seconds) => seconds is > 0 and < 3600 ? TimeSpan.FromSeconds(seconds.Value) : null;
}
