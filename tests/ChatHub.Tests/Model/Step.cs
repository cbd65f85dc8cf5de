namespace ChatHub.Tests;

/// <summary>One thing that somebody does. Numbers, not names, so that any step can follow any other; what makes no sense is skipped.</summary>
public abstract record Step
{
    public sealed record Connect(int Device) : Step;

    public sealed record Disconnect(int Device) : Step;

    /// <summary>The same device connects beside its own half-open connection.</summary>
    public sealed record TakeOver(int Device) : Step;

    /// <summary>Reconnects from a position that the client has kept, somewhere in what it has seen.</summary>
    public sealed record Resume(int Device, double Share) : Step;

    public sealed record Create(int Device, int Group) : Step;

    public sealed record Join(int Device, int Group) : Step;

    public sealed record Leave(int Device, int Group) : Step;

    public sealed record ToUser(int Device, int User) : Step;

    public sealed record ToGroup(int Device, int Group) : Step;

    public sealed record ToAll(int Device, char Audience) : Step;

    /// <summary>An accepted send again, with the same id.</summary>
    public sealed record Retry(int Device, int Sent) : Step;

    /// <summary>The id of an accepted send with another text.</summary>
    public sealed record Reuse(int Device, int Sent) : Step;

    public sealed record Ack(int Device) : Step;

    public sealed record Restart : Step;
}
