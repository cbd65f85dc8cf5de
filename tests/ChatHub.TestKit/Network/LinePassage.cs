namespace ChatHub.TestKit;

/// <summary>What gets through a link, on the connections that are there as on new ones. What does not is held, as TCP would keep on sending it.</summary>
public sealed record LinePassage
{
    public static readonly LinePassage Open = new();

    /// <summary>From the clients to the server.</summary>
    public bool Up { get; init; } = true;

    /// <summary>From the server to the clients.</summary>
    public bool Down { get; init; } = true;

    /// <summary>On each connection and in each direction. Null: as many as there are.</summary>
    public int? BytesPerSecond { get; init; }
}
