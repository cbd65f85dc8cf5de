namespace ChatHub.TestKit;

/// <summary>How a server under test is started.</summary>
public sealed record ServerOptions
{
    /// <summary>Names what a saboteur breaks, in its environment.</summary>
    public const string SabotageVariable = "CHATHUB_SABOTAGE";

    /// <summary>The built server; another path for a saboteur.</summary>
    public string Dll { get; init; } = Repository.ServerDll;

    /// <summary>Null: a folder of its own, deleted with the server.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Null: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Whether rate and connection limits are in force.</summary>
    public bool Limits { get; init; }

    /// <summary>A command to run it under, as <c>strace -f -o file</c>.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>More arguments for the server.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>More environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long it may take until GET /health answers 200.</summary>
    public TimeSpan ReadyBound { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A server that breaks a promise on purpose.</summary>
    public static ServerOptions Sabotaged(Sabotage sabotage) => new()
    {
        Dll = Repository.SaboteurDll,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { [SabotageVariable] = sabotage.ToString() },
    };
}
