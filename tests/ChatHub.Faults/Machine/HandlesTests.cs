using System.Net.Sockets;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Machine;

/// <summary>A process that may open no more files and sockets.</summary>
[Collection(UnderLoad.Name)]
public sealed class HandlesTests(Report report)
{
    // .NET itself holds two for each assembly, some 300.
    private static readonly string[] FewHandles = ["prlimit", "--nofile=400:400"];
    private const int Idle = 300;

    [Fact]
    public async Task Without_handles_for_new_connections_those_that_are_there_go_on()
    {
        await using var server = await ServerProcess.Start(new ServerOptions { Prefix = FewHandles });
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"{Idle} connections more than there are handles for", server, crowd, report, async () =>
        {
            var idle = Enumerable.Range(0, Idle).Select(_ => new TcpClient()).ToList();
            foreach (var connection in idle) await connection.ConnectAsync(server.Url.Host, server.Port);
            await crowd.Accepts(300);
            await Until.True(() => idle.Exists(IsClosed));
            idle.ForEach(connection => connection.Dispose());
        });

        Assert.False(server.HasExited, server.Output.ToString());
    }

    // What is closed can be read, and gives nothing.
    private static bool IsClosed(TcpClient connection) => connection.Client.Poll(0, SelectMode.SelectRead) && connection.Available == 0;
}
