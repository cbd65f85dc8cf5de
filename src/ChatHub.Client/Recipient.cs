using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Makes the <see cref="MessageTarget"/> that a message is sent to.</summary>
public static class Recipient
{
    /// <summary>A user.</summary>
    /// <param name="nick">Any way of writing the nick.</param>
    public static MessageTarget User(string nick) => new(TargetKinds.User, nick, null);

    /// <summary>A group; only members may send.</summary>
    /// <param name="name">The group's name.</param>
    public static MessageTarget Group(string name) => new(TargetKinds.Group, name, null);

    /// <summary>A broadcast.</summary>
    /// <param name="audience"><c>C</c> connected, <c>D</c> disconnected, <c>T</c> all users.</param>
    public static MessageTarget All(string audience = "T") => new(TargetKinds.All, null, audience);

    /// <summary>Where an answer to a message belongs: its group, or its sender; for an own direct message, whoever got it.</summary>
    public static MessageTarget ReplyTo(MessageItem message) => message switch
    {
        { To.Kind: TargetKinds.Group } => Group(message.To.Name!),
        { To.Kind: TargetKinds.User, Mine: true } => User(message.To.Name!),
        _ => User(message.From),
    };
}
