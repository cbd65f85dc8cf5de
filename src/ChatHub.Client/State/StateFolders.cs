using System.Security.Cryptography;
using System.Text;

namespace ChatHub.Client;

/// <summary>Names, makes and locks the folders of <see cref="FileClientState"/>.</summary>
internal static class StateFolders
{
    private const int LongestName = 120;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static string DefaultRoot
    {
        get
        {
            if (OperatingSystem.IsWindows())
                return Below(Environment.SpecialFolder.LocalApplicationData, "ChatHub");

            // A relative folder there is to be ignored (XDG Base Directory Specification).
            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            return Path.IsPathRooted(state)
                ? Path.Combine(state, "chathub")
                : Below(Environment.SpecialFolder.UserProfile, ".local", "state", "chathub");
        }
    }

    /// <summary>A name that no nick can lead out of its folder, and that is the same however the address and the nick are written.</summary>
    public static string NameOf(Uri server, string nick)
    {
        var key = $"{server.Scheme}_{server.IdnHost}_{server.Port}{server.AbsolutePath.TrimEnd('/')}_{nick.Normalize(NormalizationForm.FormKC)}".ToLowerInvariant();
        var name = new StringBuilder();
        foreach (var character in key)
        {
            if (char.IsLetterOrDigit(character) || character is '_' or '-' or '.')
                name.Append(character);
            else
                name.Append('%').Append(((int)character).ToString("x4"));
        }

        return name.Length <= LongestName
            ? name.ToString()
            : string.Concat(name.ToString().AsSpan(0, LongestName / 2), "%", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }

    /// <summary>.NET gives an empty path for a folder that does not exist; what is put below it would land in whatever folder is the current one.</summary>
    private static string Below(Environment.SpecialFolder special, params string[] names) =>
        Environment.GetFolderPath(special) is var home && Path.IsPathRooted(home)
            ? Path.Combine([home, .. names])
            : throw new InvalidOperationException("There is no home folder to keep the state in: name a folder.");

    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }

    public static FileStream Lock(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new StateInUseException(folder, exception);
        }
    }
}
