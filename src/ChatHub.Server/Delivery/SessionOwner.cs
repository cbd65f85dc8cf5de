namespace ChatHub.Server.Delivery;

/// <summary>Whose session it is, as the token proved it.</summary>
/// <param name="User">The user's id.</param>
/// <param name="Nick">Display form.</param>
/// <param name="Device">The device's id.</param>
public sealed record SessionOwner(int User, string Nick, long Device);
