using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests.Clients;

public sealed class ReconnectTests : WithServer
{
    [Fact]
    public async Task A_server_restart_loses_and_doubles_nothing()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        await using var maria = await Talker.StartAsync(server, "maria");
        await ana.Chat.MessageAsync(Recipient.User("maria"), "antes");

        await server.StopAsync();
        var queued = await ana.Chat.SendAsync(Recipient.User("maria"), "durante");
        await ana.SeesConnection(ConnectionState.Waiting);
        Assert.False(queued.Answer.IsCompleted);
        server.Start();
        Assert.True((await queued.Answer.WaitAsync(TimeSpan.FromSeconds(30))).Ok);
        await ana.Chat.MessageAsync(Recipient.User("maria"), "depois");

        await maria.Sees("depois");
        await ana.Sees("depois");
        Assert.Equal(["antes", "durante", "depois"], maria.Texts);
        Assert.Equal(["antes", "durante", "depois"], ana.Texts);
        Assert.DoesNotContain(maria.Events, happened => happened is GapNoticed);
    }

    [Fact]
    public async Task A_server_that_is_not_there_yet_is_waited_for()
    {
        await server.StopAsync();
        await using var ana = Talker.Unstarted(Talker.Options(server, "ana"));
        var starting = ana.Chat.StartAsync();
        await ana.SeesConnection(ConnectionState.Waiting, times: 2);
        Assert.False(starting.IsCompleted);

        server.Start();

        await starting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True((await ana.Chat.MessageAsync(Recipient.User("ana"), "oi")).Ok);
    }

    [Fact]
    public async Task The_wait_between_two_attempts_is_told_and_can_be_cut_short()
    {
        var options = Talker.Options(server, "ana");
        (options.BackoffStart, options.BackoffLimit) = (TimeSpan.FromHours(100), TimeSpan.FromHours(100));
        await using var ana = await Talker.StartAsync(options);
        Assert.Null(ana.Chat.RetryIn);
        ana.Chat.TryNow();

        await server.StopAsync();
        await ana.SeesConnection(ConnectionState.Waiting);
        Assert.InRange(ana.Chat.RetryIn!.Value, TimeSpan.Zero, TimeSpan.FromHours(100));
        ana.Chat.TryNow();
        await ana.SeesConnection(ConnectionState.Waiting, times: 2);
        server.Start();
        ana.Chat.TryNow();

        await ana.SeesConnection(ConnectionState.Connected, times: 2);
        Assert.Null(ana.Chat.RetryIn);
    }

    [Fact]
    public async Task A_start_can_be_given_up_and_made_again()
    {
        await server.StopAsync();
        await using var ana = Talker.Unstarted(Talker.Options(server, "ana"));
        using (var impatience = new CancellationTokenSource())
        {
            var starting = ana.Chat.StartAsync(impatience.Token);
            await ana.SeesConnection(ConnectionState.Waiting);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        }

        server.Start();
        await ana.Chat.StartAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("ana", ana.Chat.Welcome!.Nick);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Connections_cut_at_any_byte_lose_double_and_reorder_nothing(int seed)
    {
        var random = new Random(seed);
        var cutting = true;
        await using var proxy = new LineProxy(server.Address, () => cutting ? LineCondition.CutAfter(random.Next(300, 4_000)) : LineCondition.Sound);
        await using var ana = await Talker.StartAsync(Fast(proxy, "ana"));
        await using var maria = await Talker.StartAsync(Fast(proxy, "maria"));
        var texts = Enumerable.Range(0, 60).Select(number => $"mensagem {number}").ToList();

        foreach (var text in texts)
        {
            await ana.Chat.SendAsync(Recipient.User("maria"), text);
        }

        await ana.Until(() => proxy.Cuts >= 8, "eight cuts");
        cutting = false;
        await ana.Chat.WhenAnsweredAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await ana.Until(() => ana.Texts.Contains(texts[^1]) && maria.Texts.Contains(texts[^1]), "the last message");

        Assert.Equal(texts, maria.Texts);
        Assert.Equal(texts, ana.Texts);
    }

    [Fact]
    public async Task What_is_pending_comes_at_the_next_start_once_and_in_order()
    {
        var state = new MemoryClientState();
        // Her device again, not another one: the server may not have noticed yet that she went.
        var anas = new MemoryClientState();
        await using (var before = await Talker.StartAsync(server, "maria", state))
        {
            await using var early = await Talker.StartAsync(server, "ana", anas);
            await early.Chat.MessageAsync(Recipient.User("maria"), "vista");
            await before.Sees("vista");
        }

        await using var ana = await Talker.StartAsync(server, "ana", anas);
        await ana.Chat.MessageAsync(Recipient.User("maria"), "pendente 1");
        await ana.Chat.MessageAsync(Recipient.User("maria"), "pendente 2");
        await using var maria = await Talker.StartAsync(server, "maria", state);
        await maria.Until(() => maria.Events.Any(happened => happened is CaughtUp), "the pending messages");

        Assert.Equal(["pendente 1", "pendente 2"], maria.Texts);
    }

    [Fact]
    public async Task What_was_shown_is_acknowledged()
    {
        var state = new MemoryClientState();
        await using (var maria = await Talker.StartAsync(server, "maria", state))
        {
            await maria.Chat.MessageAsync(Recipient.User("maria"), "vista");
            await maria.Sees("vista");
            await maria.Until(() => maria.Chat.Position?.Position >= maria.Messages.Last().Pos, "the position");
        }

        // The same device without its position: where it goes on is what the server was told.
        await using var again = await Talker.StartAsync(server, "maria", await ForgetPositionAsync(state));
        await again.Until(() => again.Events.Any(happened => happened is CaughtUp), "the pending messages");

        Assert.Empty(again.Texts);
    }

    [Fact]
    public async Task What_nobody_read_is_not_acknowledged()
    {
        var state = new MemoryClientState();
        await using (var maria = new ChatClient(Talker.Options(server, "maria", state)))
        {
            await maria.StartAsync();
            await maria.MessageAsync(Recipient.User("maria"), "ninguém leu");
        }

        await using var again = await Talker.StartAsync(server, "maria", await ForgetPositionAsync(state));

        await again.Sees("ninguém leu");
    }

    [Fact]
    public async Task An_event_that_the_reader_left_comes_again()
    {
        await using var maria = new ChatClient(Talker.Options(server, "maria"));
        await maria.StartAsync();
        await maria.MessageAsync(Recipient.User("maria"), "oi");

        for (var time = 0; time < 2; time++)
        {
            await foreach (var happened in maria.Messages())
            {
                if (happened is MessageReceived received)
                {
                    Assert.Equal("oi", received.Message.Text);
                    break;
                }
            }
        }
    }

    private static ChatClientOptions Fast(LineProxy proxy, string nick) => new()
    {
        Server = proxy.Address,
        Nick = nick,
        BackoffStart = TimeSpan.FromMilliseconds(20),
        BackoffLimit = TimeSpan.FromMilliseconds(100),
    };

    private static async Task<MemoryClientState> ForgetPositionAsync(MemoryClientState state)
    {
        var kept = await state.LoadAsync(default);
        var other = new MemoryClientState();
        await other.SaveSessionAsync(kept.Session!, default);
        return other;
    }
}
