using System.Net;
using System.Security.Claims;
using ChatHub.Contracts;

namespace ChatHub.Server.Transport;

/// <summary>
/// Tells of those who were turned away at the door, for an operator and the programs that watch logs for them. Never a nick, a password or a token: what people type
/// into the wrong field is often a secret. Of many refusals of one address only the first are written (<see cref="RefusalSamples"/>).
/// </summary>
internal static partial class SecurityLog
{
    /// <summary>All of them in one category, which can be sent elsewhere.</summary>
    public const string Category = "ChatHub.Security";

    private const int LongestHeader = 200;

    /// <summary>What is told of; other refusals are everyday.</summary>
    private static readonly HashSet<string> Told =
    [
        Refusals.PasswordWrong.Code, Refusals.TooManyAttempts.Code, Refusals.TokenInvalid.Code, Refusals.ForeignOrigin.Code, Refusals.NickHeld.Code,
    ];

    /// <summary>Authentication has lines of its own for the same refusals, which nothing samples.</summary>
    public static void AddSecurityLog(this ILoggingBuilder logging) => logging.AddFilter(typeof(DeviceAuthentication).FullName, LogLevel.Warning);

    /// <summary>A request was refused.</summary>
    public static void TurnedAway(HttpContext context, Problem problem)
    {
        var (address, connection) = (context.Connection.RemoteIpAddress, context.Connection.Id);
        if (!Told.Contains(problem.Code) || !context.RequestServices.GetRequiredService<RefusalSamples>().Take(problem.Code, address))
            return;
        var log = LogOf(context.RequestServices);
        if (problem is { Origin: { } origin, Host: { } host })
            log.ForeignOrigin(problem.Code, address, connection, Short(origin), Short(host));
        else
            log.TurnedAway(problem.Code, context.User.FindFirstValue(ClaimTypes.NameIdentifier), address, connection);
    }

    /// <summary>A line was refused.</summary>
    public static void TurnedAway(IServiceProvider services, Refusal refusal, IPAddress address, string connection)
    {
        if (Told.Contains(refusal.Code) && services.GetRequiredService<RefusalSamples>().Take(refusal.Code, address))
            LogOf(services).TurnedAway(refusal.Code, user: null, address, connection);
    }

    private static ILogger LogOf(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);

    private static string Short(string header) => header.Length <= LongestHeader ? header : header[..LongestHeader];

    [LoggerMessage(1101, LogLevel.Warning, "Turned away: {Code}; user {User}, address {Address}, connection {Connection}")]
    private static partial void TurnedAway(this ILogger log, string code, string? user, IPAddress? address, string connection);

    [LoggerMessage(1102, LogLevel.Warning,
        "Turned away: {Code}; address {Address}, connection {Connection}: the page's origin {Origin} is not the host {Host}. If it is this server's own page, let "
        + "the proxy pass Host, or add the origin to ChatHub:AllowedOrigins")]
    private static partial void ForeignOrigin(this ILogger log, string code, IPAddress? address, string connection, string origin, string host);
}
