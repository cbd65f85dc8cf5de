using System.Runtime.InteropServices;

namespace ChatHub.Server.Transport;

/// <summary>
/// SIGHUP, which would end the process at once. Started at a terminal it means that the terminal is gone, and the server stops as it does on SIGTERM;
/// anything else (a service, nohup) outlives terminals.
/// </summary>
internal static class Hangup
{
    public static void UseHangup(this WebApplication app)
    {
        // Asked now: a terminal that is gone is not one any more.
        var atTerminal = !Console.IsInputRedirected;
        var signals = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            if (atTerminal)
                app.Lifetime.StopApplication();
        });
        app.Lifetime.ApplicationStopped.Register(() => signals?.Dispose());
    }
}
