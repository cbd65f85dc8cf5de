using ChatHub.Client;

namespace ChatHub.Fuzz.Rules;

/// <summary>What a client's file makes of a position.</summary>
internal static class Kept
{
    /// <summary>The position as the next start reads it.</summary>
    public static LogPosition? Position(LogPosition position)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var file = new PositionFile(path))
                file.Write(position);
            using var again = new PositionFile(path);
            return again.Current;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
