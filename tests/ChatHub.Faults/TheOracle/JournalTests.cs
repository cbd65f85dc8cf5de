using ChatHub.TestKit;

namespace ChatHub.Faults.TheOracle;

public sealed class JournalTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var folder = new TempFolder();
        JournalEntry[] entries =
        [
            new DeviceBegan("ana/2", "ana", 7), new Connected(7), new MemberOf("sala"), new Invoked(Id, "ana#1", "U:bia", "0a"), new Unknown(Id), new ToldBusy(Id),
            new Failed(Id, "An error."), new Accepted(Id, 8, 2), new Refused(Id, "too-long"), new Shown(8, Id, "ana#1", "ana", "0a"), new Position(8),
            new Hole(8, 9), new GapTold(1, 2, "epoch"), new ByeTold("draining"),
        ];
        using (var journal = new Journal(folder["a.journal"]))
            foreach (var entry in entries) journal.Write(entry);

        Assert.Equal(entries, Journal.Read(folder["a.journal"]));
    }

    [Fact]
    public void A_torn_last_line_is_left_out()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.journal"], "device\tana\tana\t0\nposition\t1");

        Assert.Equal([new DeviceBegan("ana", "ana", 0)], Journal.Read(folder["a.journal"]));
    }
}
