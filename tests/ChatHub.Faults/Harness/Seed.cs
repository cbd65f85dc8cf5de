using System.Globalization;

namespace ChatHub.Faults.Harness;

/// <summary>Every run has a seed, prints it, and can be given it: <c>CHATHUB_SEED</c>.</summary>
internal static class Seed
{
    public static int Next() => FromEnvironment("CHATHUB_SEED") ?? Random.Shared.Next();

    public static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
