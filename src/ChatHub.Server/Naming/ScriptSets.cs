namespace ChatHub.Server.Naming;

/// <summary>Sets of scripts, a bit for each. A name is of one script when its characters have one in common (UTS #39, 5.1).</summary>
internal static class ScriptSets
{
    public const ulong None = 0;
    public const ulong All = ulong.MaxValue;

    /// <summary>Digits, punctuation and marks go with any script.</summary>
    private static readonly string[] Shared = ["Zyyy", "Zinh"];

    /// <summary>Some languages mix scripts in one word: these count as one more script, which each of them is used in.</summary>
    private static readonly (string Mix, string[] Of)[] Mixes =
        [("Hanb", ["Hani", "Bopo"]), ("Jpan", ["Hani", "Hira", "Kana"]), ("Kore", ["Hani", "Hang"])];

    private static readonly Dictionary<string, int> Bits = new(StringComparer.Ordinal);

    /// <param name="scripts">Codes of ISO 15924, with spaces between.</param>
    public static ulong Of(string scripts)
    {
        var set = None;
        foreach (var script in scripts.Split(' '))
        {
            if (Shared.Contains(script))
                return All;
            set |= Bit(script);
            foreach (var (mix, of) in Mixes)
            {
                if (of.Contains(script))
                    set |= Bit(mix);
            }
        }

        return set;
    }

    private static ulong Bit(string script)
    {
        Bits.TryAdd(script, Bits.Count);
        return 1UL << Bits[script];
    }
}
