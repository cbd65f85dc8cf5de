using System.Globalization;
using System.Text;

namespace ChatHub.TestKit;

/// <summary>What the oracle found.</summary>
public sealed record OracleResult
{
    private const int MostListed = 25;

    public required int Devices { get; init; }

    public required int Invoked { get; init; }

    public required int Accepted { get; init; }

    public required int Refused { get; init; }

    /// <summary>Messages whose connection went at least once before the answer came.</summary>
    public required int Unknown { get; init; }

    /// <summary>Of the unknown ones, those that were never resolved.</summary>
    public required int Unresolved { get; init; }

    public required long Shown { get; init; }

    public required int Gaps { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    public int Count(ViolationKind kind) => Violations.Count(violation => violation.Kind == kind);

    /// <summary>The counts, and the first violations.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Devices} devices, {Invoked} invoked, {Accepted} accepted, {Refused} refused, {Unknown} unknown for a while, {Unresolved} unresolved, ");
        text.Append(CultureInfo.InvariantCulture, $"{Shown} shown, {Gaps} gaps, {Violations.Count} violations");
        foreach (var kind in Violations.GroupBy(violation => violation.Kind))
            text.Append(CultureInfo.InvariantCulture, $"\n  {kind.Key}: {kind.Count()}");
        foreach (var violation in Violations.Take(MostListed)) text.Append("\n  ").Append(violation);
        return text.ToString();
    }
}
