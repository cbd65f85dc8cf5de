using System.Text.RegularExpressions;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>Somebody who uses the console in a terminal.</summary>
public sealed partial class TerminalUser : IAsyncDisposable
{
    // A shell stays behind, and tells how it ended.
    private const string Shell = "\"$@\"; printf 'saiu com %s.\\n' $?; exec cat";
    private readonly TempFolder? ownState;

    private TerminalUser(Tmux terminal, TempFolder? ownState) => (Terminal, this.ownState) = (terminal, ownState);

    public Tmux Terminal { get; }

    /// <summary>Starts the console and waits until it says that it is connected.</summary>
    public static async Task<TerminalUser> Connect(Uri server, string nick, int columns = 80, int rows = 12, string? state = null)
    {
        var user = await Start(server, nick, columns, rows, state);
        await user.Sees($"── online · {nick}");
        return user;
    }

    /// <summary>Starts the console.</summary>
    public static async Task<TerminalUser> Start(
        Uri server, string nick, int columns = 80, int rows = 12, string? state = null, params (string Name, string Value)[] environment)
    {
        var own = state is null ? new TempFolder() : null;
        var variables = environment.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        variables["CHATHUB_CONFIG"] = "";
        var terminal = await Tmux.Start(
            columns, rows, variables, ["sh", "-c", Shell, "sh", "dotnet", Repository.ConsoleDll, server.ToString(), "--nick", nick, "--state", state ?? own!.Path]);
        return new TerminalUser(terminal, own);
    }

    public Task Type(string text) => Terminal.Type(text);

    public Task Press(params string[] keys) => Terminal.Press(keys);

    public async Task Enter(string line)
    {
        await Type(line);
        await Press("Enter");
    }

    /// <summary>Enters a line and waits until this can be seen.</summary>
    public async Task Enter(string line, string then)
    {
        await Enter(line);
        await Sees(then);
    }

    /// <summary>Waits until this can be seen somewhere.</summary>
    public async Task Sees(string text)
    {
        if (!await Until.Holds(async () => Timeless(await Terminal.Screen()).Contains(text, StringComparison.Ordinal)))
            Assert.Fail($"Never seen: {text}\nBut:\n{await Terminal.Screen()}");
    }

    /// <summary>
    /// Waits until the last rows of the screen are these; times are written as HORA, and the wait for another attempt as N s. Who else comes and goes is
    /// left out: that is told two seconds later, and may be somebody of the test before.
    /// </summary>
    public async Task Shows(params string[] rows)
    {
        string[] last = [];
        if (await Until.Holds(async () => (last = LastOf(await Terminal.Screen(), rows)).SequenceEqual(rows, StringComparer.Ordinal)))
            return;
        Assert.Equal(string.Join('\n', rows), string.Join('\n', last));
    }

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> Ended()
    {
        await Sees("saiu com ");
        return int.Parse(Exit().Match(await Terminal.Screen()).Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task Kill9()
    {
        Signals.Send(ProcessTree.Descendants(await Terminal.ProcessId()).First(), Signals.Kill);
        await Sees("saiu com ");
    }

    /// <summary>Everything shown since the start, times as HORA.</summary>
    public async Task<string[]> Everything() => Timeless(await Terminal.Scrollback()).Split('\n');

    public async ValueTask DisposeAsync()
    {
        await Terminal.DisposeAsync();
        ownState?.Dispose();
    }

    private static string[] LastOf(string screen, string[] rows) =>
        [.. Timeless(screen).Split('\n').Where(row => !Presence().IsMatch(row) || rows.Contains(row, StringComparer.Ordinal)).TakeLast(rows.Length)];

    private static string Timeless(string text) => Wait().Replace(Time().Replace(text, "HORA"), "tenta em N s");

    [GeneratedRegex(@"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^\* \S+ (entrou|saiu)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Presence();

    [GeneratedRegex(@"tenta em \d+ s", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Wait();

    [GeneratedRegex(@"saiu com (?<code>\d+)\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Exit();
}
