using ChatHub.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChatHub.Server.Transport;

/// <summary>
/// The usual console log, in which what others sent cannot begin a line or give orders to a terminal: SignalR logs the names of methods that it does not
/// know as they came, and so does whatever tells of a path or a header.
/// </summary>
/// <param name="services">For the formatter that writes it: asked for when it is needed, being one of those that this one is among.</param>
internal sealed class EscapedConsole(IServiceProvider services) : ConsoleFormatter(Key)
{
    public const string Key = "escaped";
    private readonly Lazy<ConsoleFormatter> _usual = new(() => services.GetServices<ConsoleFormatter>().First(formatter => formatter.Name == ConsoleFormatterNames.Simple));

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (IsFailedStart(logEntry.LogLevel, logEntry.Category, logEntry.EventId))
            return;
        var text = Escaping.Word(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception)
        {
            // The usual one sets its lines in, so that none is taken for an event of its own.
            text += Environment.NewLine + Escaping.Lines(exception.ToString()).ReplaceLineEndings();
        }

        _usual.Value.Write(new LogEntry<string>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, text, exception: null, (state, _) => state), scopeProvider, textWriter);
    }

    /// <summary>The host and Kestrel log the exception that ends the start, which the program itself reports in one sentence.</summary>
    private static bool IsFailedStart(LogLevel level, string category, EventId id) =>
        (category == "Microsoft.Extensions.Hosting.Internal.Host" && id.Name == "HostedServiceStartupFaulted")
        || (category == "Microsoft.AspNetCore.Server.Kestrel" && level == LogLevel.Critical);
}

/// <summary>Puts it in the place of the usual one.</summary>
internal static class EscapedConsoleExtensions
{
    /// <summary>Whoever has chosen another formatter by configuration keeps it.</summary>
    public static ILoggingBuilder AddEscapedConsole(this ILoggingBuilder logging)
    {
        logging.AddConsoleFormatter<EscapedConsole, ConsoleFormatterOptions>();
        logging.Services.PostConfigure<ConsoleLoggerOptions>(options => options.FormatterName ??= EscapedConsole.Key);
        return logging;
    }
}
