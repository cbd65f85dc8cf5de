namespace ChatHub.Terminal.Display;

/// <summary>Colours and weights, or none of them: <c>NO_COLOR</c>, a pipe, or a terminal that knows no such thing.</summary>
internal sealed class Colours(bool enabled)
{
    private const string Reset = "\x1b[0m";
    private const int DimCode = 2;
    private const int RedCode = 31;

    /// <summary>What the terminal's own theme makes readable on its background; red is for refusals.</summary>
    private static readonly int[] NickCodes = [32, 33, 34, 35, 36, 92, 93, 94, 95, 96];

    public static readonly Colours None = new(enabled: false);

    public static Colours OfTerminal() => new(
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    public string Dim(string text) => Paint(DimCode, text);

    public string Refusal(string text) => Paint(RedCode, text);

    /// <summary>Always the same colour for the same nick, however it is written.</summary>
    public string Nick(string nick) => Paint(NickCodes[HashOf(nick) % (uint)NickCodes.Length], nick);

    private string Paint(int code, string text) => enabled && text.Length > 0 ? $"\x1b[{code}m{text}{Reset}" : text;

    /// <summary>FNV-1a: string hashes differ from run to run.</summary>
    private static uint HashOf(string nick)
    {
        var hash = 2166136261;
        foreach (var character in nick.ToLowerInvariant())
        {
            hash = (hash ^ character) * 16777619;
        }

        return hash;
    }
}
