using System.Diagnostics;
using System.Text;

namespace ChatHub.Tests.Terminals;

/// <summary>The console client as a real process with pipes.</summary>
public sealed class ConsoleProcess : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>In its own build's folder: beside the tests lies a copy without its packages.</summary>
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory
            .Replace(Path.Combine("tests", "ChatHub.Tests"), Path.Combine("src", "ChatHub.Console"), StringComparison.Ordinal)
            .Replace(Path.Combine("bin", "ChatHub.Tests"), Path.Combine("bin", "ChatHub.Console"), StringComparison.Ordinal),
        "chathub.dll");

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private ConsoleProcess(IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

        // A shell lets what it starts in the background ignore SIGINT, and every process passes that on to the next.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", dotnet] : [dotnet];
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (var argument in command.Skip(1).Append(Program).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static ConsoleProcess Start(string[] arguments, params (string Name, string Value)[] environment) => new(arguments, environment);

    /// <summary>What it has written so far, by lines.</summary>
    public string[] Output => Lines(output);

    public string[] Errors => Lines(errors);

    public void Write(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    public void CloseInput() => process.StandardInput.Close();

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> Exited()
    {
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"It did not end. Output: {string.Join('\n', Output)} Errors: {string.Join('\n', Errors)}", late);
        }
    }

    /// <summary>Waits until it has written a line that contains this, on either stream.</summary>
    public async Task Says(string text)
    {
        var begun = Stopwatch.StartNew();
        while (!Output.Concat(Errors).Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(begun.Elapsed < Bound && !process.HasExited, $"It never said '{text}'. Output: {string.Join('\n', Output)} Errors: {string.Join('\n', Errors)}");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        if (line is null)
            return;
        lock (kept)
            kept.Append(line).Append('\n');
    }

    private static string[] Lines(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
