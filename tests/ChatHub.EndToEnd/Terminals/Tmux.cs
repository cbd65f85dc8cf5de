using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>A terminal of its own, of a given size: a tmux server with one window, without anybody's configuration.</summary>
public sealed class Tmux : IAsyncDisposable
{
    private const string PasteBuffer = "clipboard";
    private readonly TempFolder folder = new();

    private Tmux()
    {
    }

    /// <summary>Starts a command in a new terminal.</summary>
    public static async Task<Tmux> Start(int columns, int rows, IReadOnlyDictionary<string, string> environment, IEnumerable<string> command)
    {
        var tmux = new Tmux();
        string[] variables = [.. environment.SelectMany(variable => new[] { "-e", $"{variable.Key}={variable.Value}" })];
        await tmux.Run(
            ["new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", .. variables, .. command,
            ";", "set", "-g", "status", "off", ";", "set", "-g", "history-limit", "20000"]);
        return tmux;
    }

    /// <summary>Types a text, every character as a key.</summary>
    public Task Type(string text) => Run("send-keys", "-l", "--", text);

    /// <summary>Presses keys by tmux's names: Enter, Tab, BTab, Left, C-c, M-1, …</summary>
    public Task Press(params string[] keys) => Run(["send-keys", .. keys]);

    /// <summary>Pastes as a terminal does for a program that asked to have pastes marked.</summary>
    public async Task Paste(string text)
    {
        await Run("set-buffer", "-b", PasteBuffer, "--", text);
        await Run("paste-buffer", "-p", "-b", PasteBuffer);
    }

    public Task Resize(int columns, int rows) => Run("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>What can be seen, down to the last row that is not empty.</summary>
    public async Task<string> Screen() => (await Run("capture-pane", "-p")).TrimEnd('\n');

    /// <summary>What can be seen, with the sequences that colour it.</summary>
    public async Task<string> Painted() => (await Run("capture-pane", "-p", "-e")).TrimEnd('\n');

    /// <summary>Everything since the start, lines that the terminal broke in one piece.</summary>
    public async Task<string> Scrollback() => (await Run("capture-pane", "-p", "-J", "-S", "-")).TrimEnd();

    /// <summary>The cursor's column and row, from 0.</summary>
    public async Task<string> Cursor() => (await Run("display-message", "-p", "#{cursor_x},#{cursor_y}")).Trim();

    public async Task<bool> HasRung() => (await Run("display-message", "-p", "#{window_bell_flag}")).Trim() == "1";

    /// <summary>The process that was started.</summary>
    public async Task<int> ProcessId() => int.Parse(await Run("display-message", "-p", "#{pane_pid}"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Run("kill-server");
        }
        catch (InvalidOperationException)
        {
            // It ended with its command.
        }

        folder.Dispose();
    }

    private async Task<string> Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-S", folder["socket"], "-f", "/dev/null", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {await errors}");
    }
}
