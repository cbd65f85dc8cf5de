namespace ChatHub.Terminal;

/// <summary>What the command line says.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Nick">The nick to connect under.</param>
/// <param name="StateFolder">Above the state of all servers and nicks.</param>
/// <param name="PasswordVariable">The environment variable that holds the password; null to ask for it.</param>
/// <param name="Timeout">How long to be without a connection before giving up; infinite to go on for ever.</param>
internal sealed record Settings(Uri Server, string Nick, string StateFolder, string? PasswordVariable, TimeSpan Timeout);
