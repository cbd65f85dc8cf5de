using System.Net.Sockets;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.TheOracle;

public sealed class FootprintTests
{
    [Fact]
    public async Task Connections_that_stay_are_found()
    {
        await using var server = await ServerProcess.Start();
        var footprint = new Footprint(server);
        Assert.Null(await footprint.Complaint(devices: 0));

        var idle = Enumerable.Range(0, 20).Select(_ => new TcpClient()).ToList();
        foreach (var connection in idle) await connection.ConnectAsync(server.Url.Host, server.Port);
        await Until.True(() => server.Usage.Sockets > idle.Count);

        Assert.Contains("sockets", await footprint.Complaint(devices: 0, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        idle.ForEach(connection => connection.Dispose());
        Assert.Null(await footprint.Complaint(devices: 0));
    }
}
