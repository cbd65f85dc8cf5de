namespace ChatHub.Server.Store;

internal static partial class LogWriterLog
{
    [LoggerMessage(2001, LogLevel.Critical, "The store failed; the process ends so that nothing is acknowledged that may be lost")]
    public static partial void StoreFailed(this ILogger<LogWriter> log, Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "The disk is full: {Writes} writes were answered busy")]
    public static partial void DiskFull(this ILogger<LogWriter> log, int writes);

    [LoggerMessage(2003, LogLevel.Error, "A write of type {Write} failed and was taken back")]
    public static partial void WriteFailed(this ILogger<LogWriter> log, Exception exception, string write);
}
