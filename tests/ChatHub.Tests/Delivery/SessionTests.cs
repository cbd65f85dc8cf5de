using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Tests;

/// <summary>The pump by itself, where a real line would have to be held still.</summary>
public sealed class SessionTests
{
    private static readonly DeliveryOptions Small = DeliveryOptions.Default with { MostAnswers = 10, FarewellPatience = TimeSpan.Zero };

    [Fact]
    public async Task Who_sends_and_never_reads_the_answers_is_cut()
    {
        var peer = new Peer { Reads = false };
        var session = Begin(peer);

        for (var i = 0; i <= Small.MostAnswers + 1; i++) session.Answer(new Answer("1", Reply: null));

        await peer.Aborted.Within("the connection to be cut");
        Assert.True(session.Ended);
    }

    [Fact]
    public void Answers_and_the_messages_of_the_same_commit_leave_in_one_piece_and_the_answers_come_first()
    {
        var peer = new Peer { Reads = true };
        var session = Begin(peer);

        Assert.True(session.Deliver(Message(1)));
        Assert.False(session.Deliver(Message(2)));
        session.Answer(new Answer("7", Reply: null));
        Assert.Empty(peer.Sent);
        session.EndRound();

        var sent = Assert.Single(peer.Sent);
        Assert.Equal("7", Assert.Single(sent.Answers).Invocation);
        Assert.Equal([1, 2], sent.Batch!.Messages.Select(message => message.Pos));
    }

    [Fact]
    public void What_was_taken_is_answered_also_after_the_session_has_ended()
    {
        var peer = new Peer { Reads = true };
        var session = Begin(peer);
        session.End();

        session.Deliver(Message(1));
        session.EndRound();
        session.Answer(new Answer("7", Reply: null));

        var sent = Assert.Single(peer.Sent);
        Assert.Null(sent.Batch);
        Assert.Single(sent.Answers);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(6, true)]
    public void Who_begins_at_the_head_has_nothing_to_read(long position, bool reads)
    {
        var peer = new Peer { Reads = true };
        var log = new Log();
        var session = New(peer, log);

        session.Start(position, begin: 0, ownFrom: 0, head: 7);
        session.Deliver(Message(8));
        session.EndRound();

        Assert.Equal(reads, log.Reads > 0);
        Assert.Equal([8], peer.Sent.SelectMany(sent => sent.Batch!.Messages).Select(message => message.Pos));
    }

    [Fact]
    public void What_came_after_the_claim_and_before_the_start_is_read_from_the_log()
    {
        var peer = new Peer { Reads = true };
        var log = new Log { Messages = [Message(8)] };
        var session = New(peer, log);

        session.Deliver(log.Messages[0]);
        session.EndRound();
        Assert.Empty(peer.Sent);
        session.Start(7, begin: 0, ownFrom: 0, head: 7);

        Assert.Equal([8], peer.Sent.SelectMany(sent => sent.Batch!.Messages).Select(message => message.Pos));
    }

    private static Session Begin(Peer peer)
    {
        var session = New(peer, new Log());
        session.Start(0, 0, 0, 0);
        return session;
    }

    private static Session New(Peer peer, Log log) =>
        new(new SessionOwner(1, "ana", 1), peer, log.Read, Small, TimeProvider.System, NullLogger<Session>.Instance);

    private static LogMessage Message(long pos) =>
        new(new MessageItem(pos, Guid.Empty, "bruno", new MessageTarget(TargetKinds.User, "ana", Audience: null), "oi", DateTime.UnixEpoch, Mine: false), sender: 2);

    private sealed class Log
    {
        public int Reads { get; private set; }

        public List<LogMessage> Messages { get; init; } = [];

        public Task<LogPage> Read(int user, long after)
        {
            Reads++;
            var found = Messages.FindAll(message => message.Pos > after);
            return Task.FromResult(new LogPage(found, found.Count > 0 ? found[^1].Pos : after, AtHead: true));
        }
    }

    private sealed class Peer : IPeer
    {
        private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task never = new TaskCompletionSource().Task;

        public required bool Reads { get; init; }

        public List<Outgoing> Sent { get; } = [];

        public Task Aborted => aborted.Task;

        public Task SendAsync(Outgoing outgoing)
        {
            Sent.Add(outgoing);
            return Reads ? Task.CompletedTask : never;
        }

        public Task SendAsync(Welcome welcome) => Task.CompletedTask;

        public Task SendAsync(Gap gap) => Task.CompletedTask;

        public Task SendAsync(Bye bye) => Reads ? Task.CompletedTask : never;

        public void Abort() => aborted.TrySetResult();
    }
}
