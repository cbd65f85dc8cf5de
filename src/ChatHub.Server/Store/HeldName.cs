namespace ChatHub.Server.Store;

/// <summary>A deleted account's nick.</summary>
/// <param name="until">When anybody may take it again, in UTC ticks.</param>
public sealed class HeldName(long until)
{
    public bool IsHeldAt(DateTime now) => until > now.Ticks;
}
