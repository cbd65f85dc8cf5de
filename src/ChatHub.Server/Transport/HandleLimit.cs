using System.Globalization;

namespace ChatHub.Server.Transport;

/// <summary>
/// As many connections as the process may have handles for. One more would leave none for the log's readers, and Kestrel, which goes on trying to
/// accept it, would hold up the connections that are there; so it is accepted and closed.
/// </summary>
internal static class HandleLimit
{
    // .NET keeps two for each assembly, some 310 in all; the log's readers have three each.
    private const int KeptForOthers = 350;
    private const int Least = 10;

    /// <summary>The part of all that lines may have, where there is a line endpoint.</summary>
    private const int LinePart = 4;

    /// <summary>Of lines; null where the system does not say.</summary>
    public static long? Lines => All / LinePart;

    /// <summary>From one address, of everything; null where the system does not say.</summary>
    public static long? PerAddress => All / 2;

    private static long? All => Handles() is { } handles ? Math.Max(Least, handles - KeptForOthers) : null;

    /// <summary>Of HTTP; null where the system does not say.</summary>
    public static long? Connections(bool besidesLines) => besidesLines ? All - Lines : All;

    private static long? Handles()
    {
        const string limits = "/proc/self/limits";
        const string title = "Max open files";
        if (!OperatingSystem.IsLinux() || !File.Exists(limits))
            return null;
        var line = File.ReadLines(limits).FirstOrDefault(line => line.StartsWith(title, StringComparison.Ordinal));
        return line?[title.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..]
            && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var handles) ? handles : null;
    }
}
