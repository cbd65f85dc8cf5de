namespace ChatHub.Terminal.Completion;

/// <summary>What may stand in the place of the word before the cursor.</summary>
/// <param name="Start">Where that word begins.</param>
/// <param name="Options">What it may become, the likeliest first, each with the space that follows it.</param>
internal sealed record Choices(int Start, IReadOnlyList<string> Options)
{
    public static readonly Choices None = new(0, []);
}
