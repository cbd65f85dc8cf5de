using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class OutboxTests : WithServer
{
    [Fact]
    public async Task What_was_written_without_a_server_survives_the_client()
    {
        await server.StopAsync();
        var ids = new List<Guid>();
        await using (var offline = Talker.Unstarted(Talker.Options(server, "ana", Files("ana"))))
        {
            var starting = offline.Chat.StartAsync();
            await offline.SeesConnection(ConnectionState.Waiting);
            ids.Add((await offline.Chat.SendAsync(Recipient.User("ana"), "um")).Id);
            ids.Add((await offline.Chat.SendLineAsync("-msg \"U\" ana dois")).Id);
            var last = await offline.Chat.SendAsync(Recipient.User("ninguem"), "três");
            Assert.Equal(3, offline.Chat.Queued);
            await offline.DisposeAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
            Assert.Equal(ChatEnd.Disposed, (await Assert.ThrowsAsync<ChatEndedException>(() => last.Answer)).End.Code);
        }

        server.Start();
        await using (var online = await Talker.StartAsync(server, "ana", Files("ana")))
        {
            await online.Until(() => online.Events.OfType<QueuedAnswered>().Count() == 3, "three answers");
            await online.Sees("dois");
            Assert.Equal(["um", "dois"], online.Texts);
            Assert.Equal(ids, online.Messages.Select(message => message.Id));
            Assert.Equal(["ok", "ok", "no-such-user"], online.Events.OfType<QueuedAnswered>().Select(answered => answered.Reply.Code));
        }

        await using var again = await Talker.StartAsync(server, "ana", Files("ana"));
        await again.Until(() => again.Events.Any(happened => happened is CaughtUp), "the pending messages");
        Assert.Equal(0, again.Chat.Queued);
        Assert.Empty(again.Texts);
    }

    [Fact]
    public async Task A_message_answered_but_not_taken_out_is_not_sent_twice()
    {
        // As after a kill between the answer and its note: the same id goes out again.
        var state = new MemoryClientState();
        var message = new QueuedMessage(Guid.CreateVersion7(), Recipient.User("ana"), "uma vez só");
        for (var run = 0; run < 2; run++)
        {
            await state.EnqueueAsync(message, default);
            await using var ana = await Talker.StartAsync(server, "ana", state);
            await ana.Until(() => ana.Events.Any(happened => happened is QueuedAnswered { Reply.Ok: true }), "the answer");
        }

        await using var reader = await Talker.StartAsync(server, "ana", state);
        Assert.Equal(1, (await reader.Chat.HistoryAsync("user", "ana")).Data!.Items.Count(item => item.Text == "uma vez só"));
    }

    [Fact]
    public async Task A_state_that_cannot_forget_an_answered_message_holds_up_no_other()
    {
        await using var ana = await Talker.StartAsync(server, "ana", new FaultyState { Forgetting = new InvalidDataException("The database does not answer.") });

        var first = await ana.Chat.MessageAsync(Recipient.User("ana"), "um");
        var second = await ana.Chat.MessageAsync(Recipient.User("ana"), "dois");

        Assert.True(first.Ok && second.Ok);
    }

    [Fact]
    public async Task A_refused_message_makes_way_for_the_next()
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        var refused = await ana.Chat.SendAsync(Recipient.User("ninguem"), "oi");
        var tooLong = await ana.Chat.SendAsync(Recipient.User("ana"), new string('x', 4_001));
        var accepted = await ana.Chat.SendAsync(Recipient.User("ana"), new string('x', 4_000));

        Assert.Equal("no-such-user", (await refused.Answer).Code);
        Assert.Equal("too-long", (await tooLong.Answer).Code);
        Assert.True((await accepted.Answer).Ok);
    }

    [Fact]
    public async Task What_is_queued_again_under_its_id_is_the_same_message()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        var id = Guid.NewGuid();

        var first = await (await ana.Chat.SendAsync(Recipient.User("ana"), "um", id)).Answer;
        var second = await (await ana.Chat.SendAsync(Recipient.User("ana"), "um", id)).Answer;
        var other = await (await ana.Chat.SendAsync(Recipient.User("ana"), "outro", id)).Answer;

        Assert.Equal(first.Data!.Pos, second.Data!.Pos);
        Assert.Equal("id-reused", other.Code);
        await ana.Chat.MessageAsync(Recipient.User("ana"), "dois");
        await ana.Sees("dois");
        Assert.Equal(["um", "dois"], ana.Texts);
    }

    [Fact]
    public async Task A_recipient_of_any_length_breaks_no_connection()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        var @long = new string('x', 65_000);

        Assert.Equal("no-such-user", await CodeAsync(Recipient.User(@long)));
        Assert.Equal("no-such-group", await CodeAsync(Recipient.Group(@long)));
        Assert.Equal("bad-arguments", await CodeAsync(Recipient.All(@long)));
        Assert.Equal("bad-arguments", await CodeAsync(new MessageTarget(@long, "ana", null)));
        Assert.Equal("no-such-user", await CodeAsync(Recipient.User(new string('x', 256))));
        Assert.Equal("ok", await CodeAsync(Recipient.User("ana")));

        Assert.Single(ana.Events.OfType<ConnectionChanged>(), change => change.State == ConnectionState.Connected);

        async Task<string> CodeAsync(MessageTarget to) => (await ana.Chat.MessageAsync(to, "oi").WaitAsync(TimeSpan.FromSeconds(30))).Code;
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_is_not_sent()
    {
        await using var ana = await Talker.StartAsync(server, "ana", new FaultyState { Keeping = new IOException("No space left on device") });

        await Assert.ThrowsAsync<IOException>(async () => await ana.Chat.SendAsync(Recipient.User("ana"), "oi"));

        Assert.Equal(0, ana.Chat.Queued);
        Assert.True((await ana.Chat.ListUsersAsync()).Ok);
    }

    private FileClientState Files(string nick) => FileClientState.Open(server.ClientFolder, server.Address, nick);

    private sealed class FaultyState : IClientState
    {
        private readonly MemoryClientState memory = new();

        public Exception? Keeping { get; init; }

        public Exception? Forgetting { get; init; }

        public ValueTask<ClientSnapshot> LoadAsync(CancellationToken cancel) => memory.LoadAsync(cancel);

        public ValueTask SaveSessionAsync(SavedSession session, CancellationToken cancel) => memory.SaveSessionAsync(session, cancel);

        public ValueTask AdvanceAsync(LogPosition position, CancellationToken cancel) => memory.AdvanceAsync(position, cancel);

        public ValueTask SyncAsync(CancellationToken cancel) => memory.SyncAsync(cancel);

        public ValueTask EnqueueAsync(QueuedMessage message, CancellationToken cancel) =>
            Keeping is null ? memory.EnqueueAsync(message, cancel) : throw Keeping;

        public ValueTask RemoveAsync(Guid id, CancellationToken cancel) =>
            Forgetting is null ? memory.RemoveAsync(id, cancel) : throw Forgetting;

        public ValueTask DisposeAsync() => memory.DisposeAsync();
    }
}
