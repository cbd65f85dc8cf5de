namespace ChatHub.Server.Store;

/// <summary>A user's nick in the two forms that are stored.</summary>
public sealed record UserNames(string Nick, string Key)
{
    /// <summary>What stands in the place of a deleted account's nick: nobody can claim it, as no nick begins with a bracket.</summary>
    public static UserNames OfDeleted(int user)
    {
        var placeholder = $"(apagado-{user})";
        return new UserNames(placeholder, placeholder);
    }
}
