using System.Diagnostics;
using ChatHub.TestKit;

namespace ChatHub.Faults.Sabotage;

/// <summary>
/// The server built with a promise left out (<c>-p:Sabotage=…</c>), for the controls that must fail. An already built one is taken from
/// the environment: <c>CHATHUB_SABOTAGE_ACKEARLY</c>, <c>CHATHUB_SABOTAGE_NODEDUP</c>, <c>CHATHUB_SABOTAGE_NOSYNC</c>,
/// <c>CHATHUB_SABOTAGE_NOKEEPALIVE</c> (the path of the dll).
/// </summary>
public sealed class SabotagedServer : IDisposable
{
    public const string AckEarly = nameof(AckEarly);
    public const string NoDedup = nameof(NoDedup);
    public const string NoSync = nameof(NoSync);
    public const string NoKeepAlive = nameof(NoKeepAlive);
    private readonly TempFolder folder = new();
    private readonly Dictionary<string, string> built = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneBuild = new(1);

    /// <summary>The path of the dll; built at the first call.</summary>
    public async Task<string> Dll(string sabotage)
    {
        if (Environment.GetEnvironmentVariable("CHATHUB_SABOTAGE_" + sabotage.ToUpperInvariant()) is { Length: > 0 } given) return given;
        await oneBuild.WaitAsync();
        try
        {
            if (!built.TryGetValue(sabotage, out var dll)) built[sabotage] = dll = await Build(sabotage);
            return dll;
        }
        finally
        {
            oneBuild.Release();
        }
    }

    public void Dispose()
    {
        folder.Dispose();
        oneBuild.Dispose();
    }

    private async Task<string> Build(string sabotage)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "build", Path.Combine(Repository.Root, "src", "ChatHub.Server"), "-p:Sabotage=" + sabotage, "--artifacts-path", folder[sabotage],
            "-c", "Debug", "-p:RunAnalyzers=false", "-nodeReuse:false", "-v:q", "-nologo",
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0) throw new InvalidOperationException($"The server with {sabotage} did not build:\n{said}");
        return Path.Combine(folder[sabotage], "bin", "ChatHub.Server", "debug", "ChatHub.Server.dll");
    }
}
