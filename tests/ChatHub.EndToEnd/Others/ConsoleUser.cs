using System.Text.RegularExpressions;

namespace ChatHub.EndToEnd.Others;

/// <summary>The console client in a process of its own, typed at and read through pipes.</summary>
public sealed partial class ConsoleUser : IAsyncDisposable
{
    private readonly TempFolder state = new();
    private readonly ConsoleProcess process;
    private readonly string nick;

    private ConsoleUser(Uri server, string nick)
    {
        this.nick = nick;
        process = ConsoleProcess.Start([server.ToString(), "--nick", nick, "--state", state.Path, "--timeout", "0"]);
    }

    /// <summary>What others said, as far as it was shown.</summary>
    public IReadOnlyList<string> Received =>
        [.. process.Output.Select(line => MessageForm().Match(line)).Where(match => match.Success && match.Groups["nick"].Value != nick).Select(Line)];

    public static ConsoleUser Start(Uri server, string nick) => new(server, nick);

    /// <summary>Starts it and waits until it says that it is connected.</summary>
    public static async Task<ConsoleUser> Connect(Uri server, string nick)
    {
        var user = Start(server, nick);
        await user.Errs("* online em ");
        return user;
    }

    public void Type(string line) => process.Write(line);

    /// <summary>Types a line and waits for what standard output says to it.</summary>
    public async Task Type(string line, string reply)
    {
        var before = process.Output.Count;
        Type(line);
        await Wait(process.Output, before, reply);
    }

    /// <summary>Types a line and waits for what standard error says to it.</summary>
    public async Task TypeRefused(string line, string refusal)
    {
        var before = process.Errors.Count;
        Type(line);
        await Wait(process.Errors, before, refusal);
    }

    /// <summary>Waits until standard error has said this.</summary>
    public Task Errs(string start) => Wait(process.Errors, 0, start);

    /// <summary>Waits until exactly these lines of others were shown, in this order.</summary>
    public async Task Got(params IReadOnlyList<string> lines)
    {
        await Until.Holds(() => Received.Count >= lines.Count);
        Assert.Equal(lines, Received);
    }

    /// <summary>Ends its input and waits for its end; the exit code.</summary>
    public Task<int> Leave()
    {
        process.CloseInput();
        return process.Exited();
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        state.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Line(Match match) => match.Groups["place"] is { Success: true } place
        ? $"{match.Groups["nick"].Value}@{place.Value}: {match.Groups["text"].Value}"
        : $"{match.Groups["nick"].Value}: {match.Groups["text"].Value}";

    private async Task Wait(IReadOnlyCollection<string> lines, int from, string start)
    {
        if (await Until.Holds(() => lines.Skip(from).Any(line => line.StartsWith(start, StringComparison.Ordinal)))) return;
        Assert.Fail($"Expected: {start}\n{process}");
    }

    // (NICK, DATA HORA) MENSAGEM, with the group's name or "todos" in the middle.
    [GeneratedRegex(@"^\((?<nick>[^,]+), (?:(?<place>[^,]+), )?\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\) (?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MessageForm();
}
