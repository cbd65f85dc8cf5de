using System.Net;
using System.Security.Claims;
using ChatHub.Contracts;

namespace ChatHub.Server.Transport;

/// <summary>
/// Who was turned away at the door, for an operator and the programs that watch logs for him. Never a nick, a password or a token: what people type
/// into the wrong field is often a secret.
/// </summary>
internal static partial class SecurityLog
{
    /// <summary>What is told of; other refusals are everyday.</summary>
    private static readonly HashSet<string> Told =
    [
        Refusals.PasswordWrong.Code, Refusals.TooManyAttempts.Code, Refusals.TokenInvalid.Code, Refusals.ForeignOrigin.Code, Refusals.NickHeld.Code,
    ];

    /// <summary>A request was refused.</summary>
    public static void TurnedAway(HttpContext context, Refusal refusal)
    {
        if (Told.Contains(refusal.Code))
        {
            LogOf(context.RequestServices).TurnedAway(
                refusal.Code, context.User.FindFirstValue(ClaimTypes.NameIdentifier), context.Connection.RemoteIpAddress, context.Connection.Id);
        }
    }

    /// <summary>A line was refused.</summary>
    public static void TurnedAway(ILogger log, Refusal refusal, IPAddress address, string connection)
    {
        if (Told.Contains(refusal.Code))
            log.TurnedAway(refusal.Code, user: null, address, connection);
    }

    /// <summary>All of them in one category, which can be sent elsewhere.</summary>
    public static ILogger LogOf(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("ChatHub.Security");

    [LoggerMessage(1101, LogLevel.Warning, "Turned away: {Code}; user {User}, address {Address}, connection {Connection}")]
    private static partial void TurnedAway(this ILogger log, string code, string? user, IPAddress? address, string connection);
}
