namespace ChatHub.Client;

/// <summary>What options must be like.</summary>
internal static class OptionRules
{
    /// <summary>What is wrong with them; nothing when they will do. Bound options may lack what the compiler would have asked for.</summary>
    public static IEnumerable<string> Faults(ChatClientOptions options)
    {
        if (options.Server is not { IsAbsoluteUri: true } server || server.Scheme is not ("http" or "https"))
            yield return "Server must be an absolute http or https address.";
        if (options.Nick is null)
            yield return "Nick must be set.";
        if (options.StateFolder is { Length: 0 })
            yield return "StateFolder must be null or a folder.";
        foreach (var (name, span) in Spans(options))
        {
            if (span <= TimeSpan.Zero)
                yield return $"{name} must be more than 0.";
        }
    }

    private static IEnumerable<(string Name, TimeSpan Span)> Spans(ChatClientOptions options) =>
    [
        (nameof(options.BackoffStart), options.BackoffStart),
        (nameof(options.BackoffLimit), options.BackoffLimit),
        (nameof(options.ServerTimeout), options.ServerTimeout),
        (nameof(options.KeepAliveInterval), options.KeepAliveInterval),
        (nameof(options.AnswerTimeout), options.AnswerTimeout),
    ];
}
