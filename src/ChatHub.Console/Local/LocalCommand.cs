namespace ChatHub.Terminal.Local;

/// <summary>A command for this program itself: it never reaches the server.</summary>
/// <param name="Name">What is typed first, slash included.</param>
/// <param name="Parameters">What follows, as help shows it; empty for nothing.</param>
/// <param name="Summary">One line, in Portuguese.</param>
/// <param name="Run">Does it, given what follows the name.</param>
internal sealed record LocalCommand(string Name, string Parameters, string Summary, Func<Desk, string, CancellationToken, Task> Run);
