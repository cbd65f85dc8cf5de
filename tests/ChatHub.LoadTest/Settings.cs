namespace ChatHub.LoadTest;

/// <summary>What the command line says; null stands for the scenario's own figure.</summary>
internal sealed record Settings
{
    /// <summary>How long each pass is measured.</summary>
    public double Seconds { get; init; } = 5;

    /// <summary>How long it runs before it is measured.</summary>
    public double WarmUpSeconds { get; init; } = 2;

    /// <summary>How often each pass is repeated; tables show the median.</summary>
    public int Runs { get; init; } = 3;

    public int? Users { get; init; }

    /// <summary>How many messages a long log holds; null stands for a million.</summary>
    public int? Rows { get; init; }

    /// <summary>Messages under way for each sender, where a scenario does not vary it.</summary>
    public int InFlight { get; init; } = 16;

    /// <summary>Bytes in a message's text.</summary>
    public int TextBytes { get; init; } = 100;

    /// <summary>Everything tiny: checks the tool and the promises, and says nothing about speed.</summary>
    public bool Smoke { get; init; }

    /// <summary>Leaves the baseline out.</summary>
    public bool NoBaseline { get; init; }

    /// <summary>Measures only the variants whose names hold this.</summary>
    public string Only { get; init; } = "";

    /// <summary>Where the figures are written.</summary>
    public required string Output { get; init; }

    public TimeSpan Measured => TimeSpan.FromSeconds(Seconds);

    /// <summary>How long a run of a pass warms up. The first one does so for longer: a server's code is compiled again and again while it is new.</summary>
    public TimeSpan WarmUpOf(int run) => TimeSpan.FromSeconds(run == 1 ? WarmUpSeconds * 4 : WarmUpSeconds);

    /// <summary>Whether a variant is to be measured.</summary>
    public bool Wants(string variant) => variant.Contains(Only, StringComparison.OrdinalIgnoreCase);

    /// <summary>One figure for a real run, a small one for a smoke.</summary>
    public int Size(int real, int smoke) => Smoke ? Math.Min(real, smoke) : real;

    /// <summary>How many messages a long log holds, unless the command line says.</summary>
    public int RowsOr(int real, int smoke) => Rows ?? Size(real, smoke);

    /// <summary>How many users, unless the command line says.</summary>
    public int UsersOr(int real, int smoke) => Users ?? Size(real, smoke);

    /// <summary>The settings of a smoke.</summary>
    public Settings Tiny() => this with { Seconds = Math.Min(Seconds, 0.5), WarmUpSeconds = 0.1, Runs = 1, Smoke = true };
}
