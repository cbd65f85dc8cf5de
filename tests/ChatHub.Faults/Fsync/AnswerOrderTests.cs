namespace ChatHub.Faults.Fsync;

/// <summary>What the proof reads from a trace.</summary>
public sealed class AnswerOrderTests
{
    [Fact]
    public void A_message_is_found_in_two_writes()
    {
        var order = new AnswerOrder([
            new SystemCall("pwrite64", "12</data/chathub.db-wal>, \"recado-062\", 10, 0) = 10", 1, 1),
            new SystemCall("fdatasync", "12</data/chathub.db-wal>) = 0", 2, 2),
            new SystemCall("sendmsg", "47<TCP:[98765]>, {msg_iov=[{iov_base=\"reca\", iov_len=4}]}, 0) = 4", 3, 3),
            new SystemCall("sendmsg", "47<TCP:[98765]>, {msg_iov=[{iov_base=\"do-062\", iov_len=6}]}, 0) = 6", 4, 4),
        ]);

        Assert.Null(order.Fault("recado-062", "recado-062"));
    }

    [Theory]
    [InlineData(@"\200,")]
    [InlineData(@"\0\26")]
    [InlineData(@"\200~\1\377")]
    public void A_message_is_found_in_two_frames(string head)
    {
        var order = new AnswerOrder([
            new SystemCall("pwrite64", "12</data/chathub.db-wal>, \"recado-062\", 10, 0) = 10", 1, 1),
            new SystemCall("fdatasync", "12</data/chathub.db-wal>) = 0", 2, 2),
            new SystemCall("sendmsg", $"47<TCP:[98765]>, {{msg_iov=[{{iov_base=\"reca{head}do-062\", iov_len=12}}]}}, 0) = 12", 3, 3),
        ]);

        Assert.Null(order.Fault("recado-062", "recado-062"));
    }
}
