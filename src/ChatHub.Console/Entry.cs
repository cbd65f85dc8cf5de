using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatHub.Terminal;

/// <summary>The entry. Not a top-level program: tests see the server's Program, and there must be one of that name.</summary>
internal static class Entry
{
    private static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pt-BR");
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // A line to send begins with a dash: its letters are no bundle of options.
        var parsed = Arguments.Root.Parse(args, new ParserConfiguration { EnablePosixBundling = false });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return ExitCodes.Usage;
        }

        using var leaving = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, leaving.Token);

        // The first signal leaves in order: what was shown is told to the server. The second one just ends the process.
        void Leave(PosixSignalContext signal)
        {
            signal.Cancel = !leaving.IsCancellationRequested;
            leaving.Cancel();
        }
    }
}
