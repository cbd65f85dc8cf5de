using Microsoft.Extensions.Logging;

namespace ChatHub.Client;

/// <summary>What the client logs: ids and numbers, never texts of messages or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Connected as {Nick}, device {Device}, from position {Position}; the log's head is {Head}.")]
    public static partial void Connected(this ILogger log, string nick, string device, long position, long head);

    [LoggerMessage(2, LogLevel.Information, "Disconnected: {Bye} {Error}")]
    public static partial void Disconnected(this ILogger log, string? bye, string? error);

    [LoggerMessage(3, LogLevel.Information, "Connecting again in {Seconds:0.0} s, after {Failures} failures: {Reason}")]
    public static partial void WaitingToConnect(this ILogger log, double seconds, int failures, string? reason);

    [LoggerMessage(4, LogLevel.Information, "Ended: {Code}")]
    public static partial void Ended(this ILogger log, string code);

    [LoggerMessage(5, LogLevel.Debug, "Message {Id} is tried again: {Reason}")]
    public static partial void TryingAgain(this ILogger log, Guid id, string reason);

    [LoggerMessage(6, LogLevel.Warning, "Message {Id} was answered, but stays in the outbox; it will get the same answer again.")]
    public static partial void NotRemoved(this ILogger log, Exception exception, Guid id);

    [LoggerMessage(7, LogLevel.Debug, "Message {Id} of {Length} characters was accepted at position {Position}.")]
    public static partial void Accepted(this ILogger log, Guid id, int length, long position);

    [LoggerMessage(8, LogLevel.Information, "Message {Id} of {Length} characters was refused: {Code}")]
    public static partial void Refused(this ILogger log, Guid id, int length, string code);

    [LoggerMessage(9, LogLevel.Warning, "Messages from position {From} to {To} are missing: {Reason}")]
    public static partial void GapNoticed(this ILogger log, long from, long to, string reason);
}
