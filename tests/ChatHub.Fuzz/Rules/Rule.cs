namespace ChatHub.Fuzz.Rules;

/// <summary>What must hold whatever comes, shared by the random tests, the corpus and the fuzzer.</summary>
public static class Rule
{
    /// <exception cref="RuleBrokenException">It does not hold.</exception>
    public static void Holds(bool holds, string rule)
    {
        if (!holds)
            throw new RuleBrokenException(rule);
    }
}

/// <summary>A rule does not hold.</summary>
public sealed class RuleBrokenException(string rule) : Exception(rule);
