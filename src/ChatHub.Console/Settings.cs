namespace ChatHub.Terminal;

/// <summary>What the command line, the environment and the settings file say.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Nick">The nick to connect under.</param>
/// <param name="StateFolder">Above the state of all servers and nicks.</param>
/// <param name="PasswordVariable">The environment variable that holds the password; null to ask for it.</param>
/// <param name="Timeout">How long to be without a connection before giving up; infinite to go on for ever.</param>
/// <param name="Bell">Whether the terminal's bell rings.</param>
/// <param name="Trouble">How failures are told.</param>
internal sealed record Settings(Uri Server, string Nick, string StateFolder, string? PasswordVariable, TimeSpan Timeout, bool Bell, Trouble Trouble);

/// <summary>What is to be done without a person.</summary>
/// <param name="Lines">The lines to run; null to read them from standard input.</param>
/// <param name="Json">Whether everything is told as JSON.</param>
/// <param name="Stay">How long to stay once the lines are done; infinite for ever.</param>
/// <param name="Until">A text that ends the staying when somebody else writes it; null for none.</param>
/// <param name="Once">A key by which the same lines, run again, are the same messages; null for none.</param>
internal sealed record Job(IReadOnlyList<string>? Lines, bool Json, TimeSpan Stay, string? Until, string? Once);
