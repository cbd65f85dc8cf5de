namespace ChatHub.Bridge;

/// <summary>What the command line says.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Nick">The nick to connect under.</param>
/// <param name="Group">The group to post to; created when there is none.</param>
/// <param name="StateFolder">Above the state of all servers and nicks; null for the user's usual one.</param>
/// <param name="PasswordVariable">The environment variable that holds the nick's password; null when it has none.</param>
internal sealed record Settings(Uri Server, string Nick, string Group, string? StateFolder, string? PasswordVariable);
