using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatHub.Tests;

/// <summary>Keeps what the server logs as an error or worse, and whom it turned away.</summary>
public sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> entries = new();
    private readonly ConcurrentQueue<string> turnedAway = new();

    /// <summary>The errors so far.</summary>
    public IReadOnlyCollection<string> All => entries;

    /// <summary>Whom the server turned away so far.</summary>
    public IReadOnlyCollection<string> TurnedAway => turnedAway;

    public ILogger CreateLogger(string categoryName) =>
        categoryName == "ChatHub.Security" ? new Logger(categoryName, LogLevel.Trace, turnedAway) : new Logger(categoryName, LogLevel.Error, entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, LogLevel least, ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                entries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
