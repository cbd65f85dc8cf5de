using System.CommandLine;
using System.Globalization;
using System.Text;

namespace ChatHub.Bridge;

/// <summary>
/// Posts what comes in to a group, line by line:
/// <c>tail -f app.log | dotnet run --project src/ChatHub.Bridge -- http://localhost:5000 --nick robo --group avisos</c>
/// </summary>
internal static class Entry
{
    private static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pt-BR");
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Arguments.Root.Parse(args);
        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        return parsed.Errors.Count > 0
            ? ExitCodes.Usage
            : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
