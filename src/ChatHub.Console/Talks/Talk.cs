using ChatHub.Contracts;

namespace ChatHub.Terminal.Talks;

/// <summary>A conversation: with a user, or in a group. Broadcasts belong to none.</summary>
/// <param name="target">Who is written to.</param>
internal sealed class Talk(MessageTarget target)
{
    public const char GroupSign = '#';
    public const char UserSign = '@';

    public MessageTarget Target { get; } = target;

    /// <summary>As it is shown: a group has a sign before its name, as no name can have.</summary>
    public string Label => LabelOf(Target);

    public static string LabelOf(MessageTarget target) => target.Kind == TargetKinds.Group ? GroupSign + target.Name : target.Name ?? "todos";

    public bool Is(MessageTarget other) => Target.Kind == other.Kind && NameComparer.Instance.Equals(Target.Name, other.Name);
}
