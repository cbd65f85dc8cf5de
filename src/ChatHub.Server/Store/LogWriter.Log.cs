namespace ChatHub.Server.Store;

internal static partial class LogWriterLog
{
    [LoggerMessage(2001, LogLevel.Critical, "The store failed; the process ends so that nothing is acknowledged that may be lost")]
    public static partial void StoreFailed(this ILogger<LogWriter> log, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "The store cannot be written now ({Reason}): {Writes} writes were answered busy")]
    public static partial void StoreBusy(this ILogger<LogWriter> log, int writes, string reason);

    [LoggerMessage(2003, LogLevel.Error, "A write of type {Write} failed and was taken back")]
    public static partial void WriteFailed(this ILogger<LogWriter> log, Exception exception, string write);
}
