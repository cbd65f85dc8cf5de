using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace ChatHub.TestKit;

/// <summary>The console client, a bot or a line client, in a process of its own, typed at and read through pipes.</summary>
public sealed class ConsoleProcess : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Process process;

    private ConsoleProcess(string[] command, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };

        // Whoever runs the tests may use the console himself.
        start.Environment["CHATHUB_CONFIG"] = "";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has written to standard output so far, by lines.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>What it has written to standard error so far, by lines.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public static ConsoleProcess Start(string[] arguments, params (string Name, string Value)[] environment) =>
        StartProgram(Repository.ConsoleDll, arguments, environment);

    public static ConsoleProcess StartBot(string name, string[] arguments, params (string Name, string Value)[] environment) =>
        StartProgram(Repository.BotDll(name), arguments, environment);

    /// <summary>The server, with these arguments alone: for a start that ends by itself.</summary>
    public static ConsoleProcess StartServer(string[] arguments, params (string Name, string Value)[] environment) =>
        StartProgram(Repository.ServerDll, arguments, environment);

    /// <summary>Another program that talks lines, such as nc.</summary>
    public static ConsoleProcess StartOther(params string[] command) => new(command, []);

    private static ConsoleProcess StartProgram(string dll, string[] arguments, (string Name, string Value)[] environment)
    {
        // A shell lets what it starts in the background ignore SIGINT, and every process passes that on to the next.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return new([.. command, dll, .. arguments], environment);
    }

    public void Write(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Sends a signal, of those in <see cref="Signals"/>.</summary>
    public void Send(int signal) => Signals.Send(process.Id, signal);

    public bool HasExited => process.HasExited;

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> Exited()
    {
        using var bound = new CancellationTokenSource(Bound, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"It did not end. {this}", late);
        }
    }

    /// <summary>Waits until it has written a line that contains this, on either stream.</summary>
    public async Task Says(string text)
    {
        await Until.Holds(() => Said(text) || process.HasExited, Bound);
        if (!Said(text)) throw new TimeoutException($"It never said '{text}'. {this}");
    }

    public override string ToString() => $"Output: {string.Join('\n', output)} Errors: {string.Join('\n', errors)}";

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private bool Said(string text) => output.Concat(errors).Any(line => line.Contains(text, StringComparison.Ordinal));

    private static void Keep(ConcurrentQueue<string> kept, string? line)
    {
        if (line is not null) kept.Enqueue(line);
    }
}
