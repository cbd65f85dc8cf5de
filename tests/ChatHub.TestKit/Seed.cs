using System.Globalization;

namespace ChatHub.TestKit;

/// <summary>Every run has a seed, prints it, and can be given it: <c>CHATHUB_SEED</c>.</summary>
public static class Seed
{
    public static int Next() => FromEnvironment("CHATHUB_SEED") ?? Random.Shared.Next();

    /// <summary>Any number that a run can be given; null when it is not.</summary>
    public static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
