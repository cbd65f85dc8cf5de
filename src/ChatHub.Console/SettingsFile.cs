using System.Text.Json;
using System.Text.Json.Serialization;
using ChatHub.Client;

namespace ChatHub.Terminal;

/// <summary>
/// What needs not be said each time: a JSON file with any of these, comments allowed, and above it the environment variables. The file is
/// <c>config.json</c> in <c>~/.config/chathub</c> (or below <c>XDG_CONFIG_HOME</c>; on Windows in <c>ChatHub</c> of the application data), or the
/// one that <c>CHATHUB_CONFIG</c> names; set and empty, it names none.
/// </summary>
internal sealed record SettingsFile
{
    /// <summary>The server's address; <c>CHATHUB_URL</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The nick; <c>CHATHUB_NICK</c>.</summary>
    public string? Nick { get; init; }

    /// <summary>The folder above all state; <c>CHATHUB_STATE</c>.</summary>
    public string? State { get; init; }

    /// <summary>The variable that holds the password.</summary>
    public string? PasswordEnv { get; init; }

    /// <summary>Whether the bell rings; true when it is not said.</summary>
    public bool? Bell { get; init; }

    /// <exception cref="IOException">It cannot be read, or makes no sense.</exception>
    public static SettingsFile Load()
    {
        var file = FilePath is { Length: > 0 } path && File.Exists(path) ? Read(path) : new SettingsFile();
        return file with
        {
            Url = Variable("CHATHUB_URL") ?? file.Url,
            Nick = Variable("CHATHUB_NICK") ?? file.Nick,
            State = Variable("CHATHUB_STATE") ?? file.State,
        };
    }

    private static string? FilePath =>
        Environment.GetEnvironmentVariable("CHATHUB_CONFIG") ?? (HomeFolder.Configuration is { } folder ? Path.Combine(folder, "config.json") : null);

    private static SettingsFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SettingsFileJson.Default.SettingsFile) ?? new SettingsFile();
        }
        catch (JsonException exception)
        {
            throw new IOException($"{path}: não é o JSON esperado (linha {exception.LineNumber + 1})", exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"{path}: {FailureText.Of(exception)}", exception);
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>How the file is read: a name that is not known is a mistake.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SettingsFile))]
internal sealed partial class SettingsFileJson : JsonSerializerContext;
