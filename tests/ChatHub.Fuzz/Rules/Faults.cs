using Microsoft.Extensions.Logging;

namespace ChatHub.Fuzz.Rules;

/// <summary>Listens to SignalR's log for what it catches of our handlers' exceptions.</summary>
internal sealed class Faults : ILoggerFactory, ILogger
{
    private const string HandlerThrew = "ErrorInvokingClientSideMethod";

    /// <summary>The first exception; null when there was none.</summary>
    public Exception? First { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == HandlerThrew)
            First ??= exception;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
