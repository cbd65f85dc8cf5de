namespace ChatHub.TestKit;

/// <summary>What the line between a client and its server is like.</summary>
public sealed record LineCondition
{
    /// <summary>One that does as it should.</summary>
    public static readonly LineCondition Sound = new();

    /// <summary>Cuts the connection when a client has sent that much. Null: never.</summary>
    public Budget? Up { get; init; }

    /// <summary>Cuts the connection when a client has been sent that much. Null: never.</summary>
    public Budget? Down { get; init; }

    /// <summary>Whether it has cut a connection.</summary>
    public bool IsSpent => Up?.IsSpent == true || Down?.IsSpent == true;

    /// <summary>What a client sends arrives a second time, on a connection of its own whose answers nobody hears: a sender that the network, or he himself, has doubled.</summary>
    public bool Doubled { get; init; }

    /// <summary>How long what is sent is under way: drawn between the two for each piece, each direction keeping its order.</summary>
    public (TimeSpan Least, TimeSpan Most) Delay { get; init; }

    /// <summary>Cuts after that many bytes, both directions together.</summary>
    public static LineCondition CutAfter(long bytes)
    {
        var both = new Budget(bytes);
        return new LineCondition { Up = both, Down = both };
    }
}
