using System.CommandLine;

namespace ChatHub.Server.Startup;

/// <summary>The commands of the program. Without one it starts the server; all of them take the same settings.</summary>
internal static class ServerCommands
{
    private const int Failed = 1;

    /// <param name="args">The whole command line.</param>
    /// <param name="start">Starts the server with these settings, or throws.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Func<SettingArguments, Task<WebApplication>> start)
    {
        var root = new RootCommand(Description());
        var settings = SettingArguments.Take(args, root);
        root.SetAction(_ => ServeAsync(() => start(settings)));

        var parsed = root.Parse(settings.Others);
        if (parsed.Errors is [var error, ..])
            return await FailAsync(error.Message);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(Func<Task<WebApplication>> start)
    {
        WebApplication app;
        try
        {
            app = await start();
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            return await FailAsync(StartFailure.Sentence(exception));
        }

        await using (app)
            await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync($"ChatHub cannot start: {sentence}");
        return Failed;
    }

    private static string Description() => $"""
        ChatHub, a self-hosted chat hub. Without a command it starts the server, at http://localhost:5000 by default.

        Every setting can be given as --NAME=VALUE or --NAME VALUE, in the environment (ChatHub__DataFolder) or in
        appsettings.json. README.md says what each of them means.
          --urls=http://0.0.0.0:8080
          {string.Join("\n  ", Settings.All.Select(setting => setting.Usage))}
        """;
}
