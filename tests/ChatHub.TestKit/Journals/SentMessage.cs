namespace ChatHub.TestKit;

/// <summary>One message as its sender's journal and all screens tell of it.</summary>
internal sealed class SentMessage(Invoked invoked, DeviceJournal sender, int order)
{
    public Guid Id => invoked.Id;

    public string Tag => invoked.Tag;

    public string Target => invoked.Target;

    public string Hash => invoked.Hash;

    public DeviceJournal Sender => sender;

    /// <summary>Its place among its sender's messages.</summary>
    public int Order => order;

    public Accepted? Accepted { get; set; }

    public Refused? Refused { get; set; }

    /// <summary>The server was busy at some time: others may have overtaken it, with its sender's knowledge.</summary>
    public bool Loose { get; set; }

    /// <summary>The first position known of it, from an answer or a screen.</summary>
    public long? Pos { get; set; }

    public HashSet<string> ShownOn { get; } = new(StringComparer.Ordinal);

    public override string ToString() => $"{Tag} ({Id}) to {Target}";
}
