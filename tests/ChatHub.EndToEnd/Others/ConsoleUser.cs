using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatHub.EndToEnd.Others;

/// <summary>The console client in a process of its own, typed at and read through pipes.</summary>
public sealed partial class ConsoleUser : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TempFolder state = new();
    private readonly Process process;
    private readonly string nick;

    private ConsoleUser(Uri server, string nick)
    {
        this.nick = nick;
        var dll = Path.Combine(Repository.Root, "src", "ChatHub.Console", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "chathub.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [dll, server.ToString(), "--nick", nick, "--state", state.Path, "--timeout", "0"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        })!;
        Read(process.StandardOutput, output);
        Read(process.StandardError, errors);
    }

    /// <summary>What others said, as far as it was shown.</summary>
    public IReadOnlyList<string> Received =>
        [.. output.Select(line => MessageForm().Match(line)).Where(match => match.Success && match.Groups["nick"].Value != nick).Select(Line)];

    public static ConsoleUser Start(Uri server, string nick) => new(server, nick);

    /// <summary>Starts it and waits until it says that it is connected.</summary>
    public static async Task<ConsoleUser> Connect(Uri server, string nick)
    {
        var user = Start(server, nick);
        await user.Errs("* conectado a ");
        return user;
    }

    public Task Type(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>Types a line and waits for what standard output says to it.</summary>
    public async Task Type(string line, string reply)
    {
        var before = output.Count;
        await Type(line);
        await Wait(output, before, reply);
    }

    /// <summary>Types a line and waits for what standard error says to it.</summary>
    public async Task TypeRefused(string line, string refusal)
    {
        var before = errors.Count;
        await Type(line);
        await Wait(errors, before, refusal);
    }

    /// <summary>Waits until standard error has said this.</summary>
    public Task Errs(string start) => Wait(errors, 0, start);

    /// <summary>Waits until exactly these lines of others were shown, in this order.</summary>
    public async Task Got(params IReadOnlyList<string> lines)
    {
        await Until.Holds(() => Received.Count >= lines.Count);
        Assert.Equal(lines, Received);
    }

    /// <summary>Ends its input and waits for its end; the exit code.</summary>
    public async Task<int> Leave()
    {
        process.StandardInput.Close();
        using var bound = new CancellationTokenSource(Until.DefaultBound, TimeProvider.System);
        await process.WaitForExitAsync(bound.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        state.Dispose();
    }

    private static void Read(StreamReader from, ConcurrentQueue<string> to) => _ = Task.Run(async () =>
    {
        while (await from.ReadLineAsync() is { } line) to.Enqueue(line);
    });

    private static string Line(Match match) => match.Groups["place"] is { Success: true } place
        ? $"{match.Groups["nick"].Value}@{place.Value}: {match.Groups["text"].Value}"
        : $"{match.Groups["nick"].Value}: {match.Groups["text"].Value}";

    private async Task Wait(ConcurrentQueue<string> lines, int from, string start)
    {
        if (await Until.Holds(() => lines.Skip(from).Any(line => line.StartsWith(start, StringComparison.Ordinal)))) return;
        Assert.Fail($"Expected: {start}\nOutput: {string.Join('\n', output)}\nErrors: {string.Join('\n', errors)}");
    }

    // (NICK, DATA HORA) MENSAGEM, with the group's name or "todos" in the middle.
    [GeneratedRegex(@"^\((?<nick>[^,]+), (?:(?<place>[^,]+), )?\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\) (?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MessageForm();
}
