using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class SessionTests : WithServer
{
    [Fact]
    public async Task A_nick_in_use_is_refused_and_may_be_tried_again()
    {
        await using var second = new ChatClient(Talker.Options(server, "ana"));
        await using (await Talker.StartAsync(server, "ana"))
        {
            var refused = await Assert.ThrowsAsync<ChatRefusedException>(() => second.StartAsync());
            Assert.Equal("nick-in-use", refused.Code);
            Assert.Equal("Error, Usuário já conectado", refused.Text);
            Assert.Equal(ConnectionState.Idle, second.State);
        }

        // The server counts the first as gone a moment after its connection has closed.
        await TryUntilAsync(() => second.StartAsync());
        Assert.Equal(ConnectionState.Connected, second.State);
    }

    [Fact]
    public async Task Who_is_told_that_it_is_connected_is()
    {
        for (var i = 0; i < 20; i++)
        {
            await using var chat = new ChatClient(Talker.Options(server, $"ana{i}"));
            var starting = chat.StartAsync();
            await foreach (var happened in chat.Messages())
            {
                if (happened is not ConnectionChanged { State: ConnectionState.Connected }) continue;
                Assert.Equal(ConnectionState.Connected, chat.State);
                Assert.NotNull(chat.Welcome);
                break;
            }

            await starting;
        }
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("*")]
    public async Task A_nick_that_is_none_is_refused(string nick)
    {
        await using var chat = new ChatClient(Talker.Options(server, nick));

        Assert.Equal("nick-invalid", (await Assert.ThrowsAsync<ChatRefusedException>(() => chat.StartAsync())).Code);
    }

    [Fact]
    public async Task The_same_device_takes_over_and_the_older_one_ends()
    {
        var state = new MemoryClientState();
        await using var older = await Talker.StartAsync(server, "ana", state);
        await using var newer = await Talker.StartAsync(server, "ana", state);

        await older.Ended();

        Assert.Equal(ByeCodes.Replaced, older.Chat.End!.Code);
        Assert.Equal(ConnectionState.Ended, older.Chat.State);
        Assert.Contains(older.Events, happened => happened is ConnectionChanged { State: ConnectionState.Ended });
        await Assert.ThrowsAsync<ChatEndedException>(() => older.Chat.ListUsersAsync());
        await Assert.ThrowsAsync<ChatEndedException>(() => older.Chat.MessageAsync(Recipient.User("ana"), "oi"));
        Assert.True((await newer.Chat.MessageAsync(Recipient.User("ana"), "oi")).Ok);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Saying_goodbye_ends_the_client(bool typed)
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        var reply = typed ? await ana.Chat.RunAsync("-exit") : await ana.Chat.ExitAsync();

        Assert.True(reply.Ok, reply.Text);
        Assert.Equal(ByeCodes.Exit, ana.Chat.End!.Code);
        await ana.Ended();
        await Assert.ThrowsAsync<ChatEndedException>(() => ana.Chat.RunAsync("-msg \"U\" ana oi"));
    }

    [Fact]
    public async Task Goodbye_can_be_said_without_a_connection()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        await server.StopAsync();
        await ana.SeesConnection(ConnectionState.Waiting);

        Assert.True((await ana.Chat.ExitAsync()).Ok);

        await ana.Ended();
        Assert.Equal(ByeCodes.Exit, ana.Chat.End!.Code);
    }

    [Fact]
    public async Task A_line_that_says_goodbye_wrongly_leaves_the_client_connected()
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        Assert.Equal("bad-arguments", (await ana.Chat.RunAsync("-exit agora")).Code);
        Assert.Null(ana.Chat.End);
        Assert.True((await ana.Chat.ListUsersAsync()).Ok);
    }

    [Fact]
    public async Task A_revoked_device_ends()
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        Assert.True((await ana.Chat.SignOutAsync()).Ok);

        await ana.Ended();
        Assert.Equal(ByeCodes.Revoked, ana.Chat.End!.Code);
    }

    [Fact]
    public async Task An_owner_ends_another_of_his_devices()
    {
        await using var desk = await Talker.StartAsync(server, "ana");
        Assert.True((await desk.Chat.SetPasswordAsync(current: null, "açaí com granola")).Ok);
        await using var phone = await Talker.StartAsync(
            new ChatClientOptions { Server = server.Address, Nick = "ana", State = new MemoryClientState(), Password = _ => new("açaí com granola") });
        var devices = (await desk.Chat.DevicesAsync()).Data!;

        var other = Assert.Single(devices, device => !device.Current);
        Assert.True((await desk.Chat.RevokeDeviceAsync(other.Device)).Ok);

        await phone.Ended();
        Assert.Equal(ByeCodes.Revoked, phone.Chat.End!.Code);
        Assert.Equal(Refusals.NoSuchDevice.Code, (await desk.Chat.RevokeDeviceAsync(other.Device)).Code);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_valid_makes_a_new_device()
    {
        var state = new MemoryClientState();
        await using (var ana = await Talker.StartAsync(server, "ana", state))
        {
            await ana.Chat.SignOutAsync();
            await ana.Ended();
        }

        await using var again = await Talker.StartAsync(server, "ana", state);

        Assert.True((await again.Chat.MessageAsync(Recipient.User("ana"), "de novo")).Ok);
        await again.Sees("de novo");
    }

    [Fact]
    public async Task A_password_is_asked_for_only_when_it_is_needed()
    {
        var state = new MemoryClientState();
        var asked = 0;
        await using (var owner = await Talker.StartAsync(WithPassword("ana", state, "não perguntada")))
        {
            Assert.Equal("password-invalid", (await owner.Chat.SetPasswordAsync(null, "curta")).Code);
            Assert.True((await owner.Chat.SetPasswordAsync(null, "uma senha boa")).Ok);
        }

        await using (await Talker.StartAsync(WithPassword("ana", state, "não perguntada")))
        {
            Assert.Equal(0, asked);
        }

        await RefusedAsync("password-required", WithPassword("ana", new MemoryClientState(), null));
        await RefusedAsync("password-wrong", WithPassword("ana", new MemoryClientState(), "uma senha ruim"));
        Assert.Equal(2, asked);
        await using var second = await Talker.StartAsync(WithPassword("ana", new MemoryClientState(), "uma senha boa"));
        Assert.Equal(3, asked);

        ChatClientOptions WithPassword(string nick, IClientState kept, string? password) => new()
        {
            Server = server.Address,
            Nick = nick,
            State = kept,
            Password = _ =>
            {
                asked++;
                return new(password);
            },
        };

        static async Task RefusedAsync(string code, ChatClientOptions options)
        {
            await using var chat = new ChatClient(options);
            Assert.Equal(code, (await Assert.ThrowsAsync<ChatRefusedException>(() => chat.StartAsync())).Code);
        }
    }

    [Fact]
    public async Task Who_is_asked_for_a_password_and_never_answers_keeps_nobody_from_giving_up()
    {
        await using (var owner = await Talker.StartAsync(server, "ana"))
        {
            await owner.Chat.SetPasswordAsync(null, "uma senha boa");
        }

        var asked = new TaskCompletionSource();
        await using var chat = new ChatClient(new ChatClientOptions
        {
            Server = server.Address,
            Nick = "ana",
            Password = _ =>
            {
                asked.TrySetResult();
                return new(new TaskCompletionSource<string?>().Task);
            },
        });
        using var stop = new CancellationTokenSource();
        var starting = chat.StartAsync(stop.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_was_not_reached_and_nobody_gave_up()
    {
        await using var chat = new ChatClient(new ChatClientOptions { Server = server.Address, Nick = "ana", HttpHandler = () => new Frozen("/api/password") });
        await chat.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => chat.SetPasswordAsync(null, "uma senha boa"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.SetPasswordAsync(null, "uma senha boa", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_client_is_read_by_one_reader_and_started_once()
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        await Assert.ThrowsAsync<InvalidOperationException>(() => ana.Chat.StartAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var happened in ana.Chat.Messages())
            {
                Assert.Fail($"A second reader got {happened}.");
            }
        });
    }

    [Fact]
    public async Task A_client_that_was_not_started_says_so()
    {
        await using var chat = new ChatClient(Talker.Options(server, "ana"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => chat.ListUsersAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => chat.RunAsync("-help"));
    }

    private static async Task TryUntilAsync(Func<Task> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await start();
                return;
            }
            catch (ChatRefusedException) when (attempt < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    /// <summary>Waits for one address in vain, and says so as <see cref="HttpClient"/> does after its patience.</summary>
    private sealed class Frozen(string path) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath == path ? throw new TaskCanceledException("The request took too long.") : base.SendAsync(request, cancellationToken);
    }
}
