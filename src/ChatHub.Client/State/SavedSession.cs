namespace ChatHub.Client;

/// <summary>What makes this client the same device the next time.</summary>
/// <param name="Token">The device's secret.</param>
/// <param name="Device">The device's id.</param>
public sealed record SavedSession(string Token, string Device);
