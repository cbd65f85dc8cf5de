namespace ChatHub.Terminal.Completion;

/// <summary>A line up to the cursor, by words; the last one, perhaps empty, is still being typed.</summary>
/// <param name="Before">The words before it.</param>
/// <param name="Last">The one being typed.</param>
/// <param name="Start">Where it begins in the line.</param>
internal sealed record Words(IReadOnlyList<string> Before, string Last, int Start)
{
    public static Words Of(string line)
    {
        var start = line.Length;
        while (start > 0 && !char.IsWhiteSpace(line[start - 1]))
        {
            start--;
        }

        return new Words(line[..start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), line[start..], start);
    }
}
