using ChatHub.Server.Startup;
using ChatHub.TestKit;

namespace ChatHub.Saboteur;

/// <summary>The real server with one of its services replaced by a saboteur, which <see cref="ServerOptions.SabotageVariable"/> names.</summary>
internal static class Entry
{
    private static Task<int> Main(string[] args)
    {
        var sabotage = Enum.Parse<Sabotage>(Environment.GetEnvironmentVariable(ServerOptions.SabotageVariable)!);
        return ServerCommands.RunAsync(args, settings => Program.StartAsync(settings, services => Saboteurs.Add(services, sabotage)));
    }
}
