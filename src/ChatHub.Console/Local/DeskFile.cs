using System.Text.Json;

namespace ChatHub.Terminal.Local;

/// <summary>
/// The file <c>console.json</c> in the state's folder, which its owner alone can read, written anew with each change: a terminal window that is closed
/// asks nobody. What cannot be read or written is done without.
/// </summary>
internal sealed class DeskFile
{
    private const int MostLines = 100;
    private const int LongestLine = 2_000;

    private readonly Lock _gate = new();
    private readonly string _path;

    public DeskFile(string folder)
    {
        _path = Path.Combine(folder, "console.json");
        Kept = Read();
    }

    public KeptDesk Kept { get; private set; }

    public void Note(string line)
    {
        if (line.Length is > 0 and <= LongestLine)
            Change(kept => kept with { Lines = [.. kept.Lines.Where(earlier => earlier != line).TakeLast(MostLines - 1), line] });
    }

    public void Change(Func<KeptDesk, KeptDesk> change)
    {
        lock (_gate)
        {
            Kept = change(Kept);
            try
            {
                var unfinished = _path + ".tmp";
                File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(Kept, KeptDeskJson.Default.KeptDesk));
                File.Move(unfinished, _path, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A full disk: the next run begins as this one did.
            }
        }
    }

    private KeptDesk Read()
    {
        try
        {
            return File.Exists(_path) && JsonSerializer.Deserialize(File.ReadAllBytes(_path), KeptDeskJson.Default.KeptDesk) is { Lines: not null } kept
                ? kept
                : new KeptDesk();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new KeptDesk();
        }
    }
}
