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

    /// <summary>Answers that were SignalR's own error: the server must never give one, whatever goes wrong around it.</summary>
    public required int Failed { get; init; }

    /// <summary>Messages whose connection went at least once before the answer came.</summary>
    public required int Unknown { get; init; }

    /// <summary>Of the unknown ones, those that were never resolved.</summary>
    public required int Unresolved { get; init; }

    /// <summary>Of the unknown ones, those whose answer was lost though they were stored: a retry found them there.</summary>
    public required int AnswersLost { get; init; }

    public required long Shown { get; init; }

    public required int Gaps { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    public int Count(ViolationKind kind) => Violations.Count(violation => violation.Kind == kind);

    /// <summary>The counts.</summary>
    public string Summary
    {
        get
        {
            var text = new StringBuilder();
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Devices} devices, {Invoked} invoked, {Accepted} accepted, {Refused} refused, {Unknown} unknown for a while ({AnswersLost} of them stored), {Unresolved} unresolved, ");
            text.Append(CultureInfo.InvariantCulture, $"{Shown} shown, {Gaps} gaps, {Violations.Count} violations");
            if (Failed > 0) text.Append(CultureInfo.InvariantCulture, $", {Failed} FAILED in the server");
            if (Violations.Count > 0)
                text.Append(" (").AppendJoin(", ", Violations.GroupBy(found => found.Kind).Select(kind => $"{kind.Count()} {kind.Key}")).Append(')');
            return text.ToString();
        }
    }

    /// <summary>The counts, and the first violations.</summary>
    public override string ToString() => string.Join("\n  ", [Summary, .. Violations.Take(MostListed)]);
}
