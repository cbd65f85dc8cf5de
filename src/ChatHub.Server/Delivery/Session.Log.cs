namespace ChatHub.Server.Delivery;

internal static partial class SessionLog
{
    [LoggerMessage(3001, LogLevel.Debug, "Delivery to user {User}, device {Device} ended")]
    public static partial void DeliveryFailed(this ILogger<Session> log, Exception exception, int user, long device);

    [LoggerMessage(3002, LogLevel.Error, "The log cannot be read for user {User}, device {Device}: the session ends")]
    public static partial void LogUnreadable(this ILogger<Session> log, Exception exception, int user, long device);
}
