using System.ComponentModel;
using System.Diagnostics;

namespace ChatHub.Faults.Fsync;

/// <summary>The program that shows a process's system calls, and lets them fail.</summary>
internal static class Strace
{
    /// <summary>Begins a command that runs another one and writes its calls to a file, as <see cref="Trace"/> reads them.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="calls">Only these.</param>
    /// <param name="more">More options.</param>
    public static IReadOnlyList<string> To(string file, IEnumerable<string> calls, params string[] more) =>
        ["strace", "-f", "-ttt", "-e", "trace=" + string.Join(',', calls), "-e", "signal=none", "-o", file, .. more];

    /// <summary>Fails the test, saying what to do, where there is no strace or it may not trace.</summary>
    public static async Task IsThere()
    {
        const string advice = "This test needs strace and the right to trace a child process (Debian: apt-get install strace; in a container: --cap-add SYS_PTRACE).";
        try
        {
            var start = new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "true"]) { UseShellExecute = false, RedirectStandardError = true };
            using var probe = Process.Start(start)!;
            var said = await probe.StandardError.ReadToEndAsync();
            await probe.WaitForExitAsync();
            Assert.True(probe.ExitCode == 0, $"{advice}\n{said}");
        }
        catch (Win32Exception missing)
        {
            Assert.Fail($"{advice}\n{missing.Message}");
        }
    }
}
