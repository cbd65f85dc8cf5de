using ChatHub.Contracts;

namespace ChatHub.Server.Naming;

/// <summary>A name in the forms that matter: as shown, as compared, and as it looks.</summary>
/// <param name="Skeletons">Two names with one of these in common look alike.</param>
/// <param name="Forbidden">Why nobody may take this name now; null when anybody may. The rules were wider once: whoever has it keeps it.</param>
public sealed record Name(string Display, string Key, IReadOnlyList<string> Skeletons, Refusal? Forbidden);
