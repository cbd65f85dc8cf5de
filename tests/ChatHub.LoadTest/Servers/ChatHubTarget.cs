using System.Collections.Concurrent;
using ChatHub.LoadTest.Load;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Servers;

/// <summary>The real server, built in Release, in its own process.</summary>
internal sealed class ChatHubTarget : Target
{
    public const string TargetName = "chathub";

    private readonly ServerProcess server;
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    private ChatHubTarget(ServerProcess server) => this.server = server;

    public static string Dll { get; } =
        Path.Combine(Repository.Root, "src", "ChatHub.Server", "bin", "Release", "net10.0", "ChatHub.Server.dll");

    public override string Name => TargetName;

    public override Dialect Dialect => Dialect.ChatHub;

    public Uri Url => server.Url;

    /// <summary>Bytes in the write-ahead log's file.</summary>
    public long LogBytes => new FileInfo(Path.Combine(server.DataFolder, "chathub.db-wal")).Length;

    /// <summary>From the process's start to its first healthy answer.</summary>
    public TimeSpan LastStart => server.LastStart;

    protected override int ProcessId => server.Pid;

    /// <summary>Starts it; without a folder it has one of its own, deleted with it.</summary>
    public static async Task<ChatHubTarget> Start(string? dataFolder = null, bool limits = false) =>
        new(await ServerProcess.Start(new ServerOptions { Dll = Dll, DataFolder = dataFolder, Limits = limits, ReadyBound = TimeSpan.FromMinutes(5) }));

    public override async ValueTask<Uri> AddressOf(string nick, long? since, CancellationToken stop)
    {
        if (!tokens.TryGetValue(nick, out var token))
        {
            tokens[nick] = token = (await Sessions.Open(server.Url, nick, cancel: stop)).Token;
        }

        return new Uri(server.Url, $"/chat?access_token={Uri.EscapeDataString(token)}{(since is null ? "" : $"&since={since}")}");
    }

    /// <summary>Ends it as an operator would, so that the database file holds everything.</summary>
    public async Task Stop()
    {
        var code = await server.Terminate();
        if (code != 0)
        {
            throw new InvalidOperationException($"The server ended with {code}:\n{server.Output}");
        }
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();
}
