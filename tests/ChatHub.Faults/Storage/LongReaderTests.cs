using System.Globalization;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Storage;

/// <summary>Another program reads the database for long, as backups and analyses do: no checkpoint can be finished meanwhile, and the log grows.</summary>
[Collection(UnderLoad.Name)]
public sealed class LongReaderTests(Report report)
{
    private const int PagesBefore = 100;
    private const int PagesMore = 500;
    private static readonly long UsualBytes = Ballast.CheckpointPages * (long)Ballast.Frame;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_grew_under_a_long_reader_is_as_small_as_before_when_it_ends(bool peopleTalk)
    {
        using var folder = new TempFolder();
        var database = folder["chathub.db"];
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });
        await using var crowd = new Crowd();
        var ana = await crowd.Add(server.Url, "ana");
        Assert.Equal(0, await server.Terminate());
        Ballast.Fill(database, left: PagesBefore);
        await server.Restart();
        Assert.True(await crowd.IsQuiet(), crowd.ToString());

        var grown = await GrowUnderReader(database, ana);
        if (peopleTalk) ana.Send("U:ana", MessageText.Of("ana#depois", "oi"));
        var shrunk = await Until.Holds(() =>
        {
            if (peopleTalk && ana.Unresolved == 0) ana.Send("U:ana", MessageText.Of($"ana#{Guid.NewGuid():N}", "oi"));
            return Bytes(database) <= UsualBytes;
        }, Bound);

        report.Say(string.Create(CultureInfo.InvariantCulture, $"The log: {grown >> 20} MB under a reader, {Bytes(database) >> 20} MB after it{(peopleTalk ? ", while people talk" : "")}"));
        Assert.True(shrunk, $"The log keeps {Bytes(database) >> 20} MB.\n{server.Output}");
        Assert.True(await crowd.IsQuiet(), crowd.ToString());
        Assert.Empty(crowd.Verdict().Violations);
    }

    private static async Task<long> GrowUnderReader(string database, IChatPeer writer)
    {
        await using var reader = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        reader.Open();
        await using var transaction = reader.BeginTransaction(deferred: true);
        await using var command = reader.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM messages";
        command.ExecuteScalar();
        for (var i = 0; Ballast.Pages(database) < Ballast.CheckpointPages + PagesMore; i++)
        {
            writer.Send("U:" + writer.Nick, MessageText.Of($"{writer.Device}#{i}", new string('c', 3_900)));
            await Until.True(() => writer.Unresolved < 4);
        }

        await Until.True(() => writer.Unresolved == 0);
        return Bytes(database);
    }

    private static long Bytes(string database) => new FileInfo(database + "-wal").Length;
}
