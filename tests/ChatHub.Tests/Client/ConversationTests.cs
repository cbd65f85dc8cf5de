using System.Net;
using ChatHub.Client;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ChatHub.Tests.Clients;

public sealed class ConversationTests : WithServer
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Two_clients_talk_over_any_transport(HttpTransportType transport)
    {
        await using var ana = await Talker.StartAsync(new() { Server = server.Address, Nick = "ana", Transports = transport });
        await using var maria = await Talker.StartAsync(new() { Server = server.Address, Nick = "maria", Transports = transport });

        var reply = await ana.Chat.MessageAsync(Recipient.User("maria"), "  oi, \"maria\" 🙂\n ");

        Assert.True(reply.HasData);
        Assert.Equal(2, reply.Data.Connected);
        await maria.Sees("  oi, \"maria\" 🙂\n ");
        await ana.Sees("  oi, \"maria\" 🙂\n ");
        Assert.True(Assert.Single(ana.Messages).Mine);
        Assert.False(Assert.Single(maria.Messages).Mine);
    }

    [Fact]
    public async Task A_client_runs_against_a_server_in_memory()
    {
        var folder = Directory.CreateTempSubdirectory("chathub-client-tests-");
        await using (var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("ChatHub:DataFolder", folder.FullName)))
        {
            await using var ana = await Talker.StartAsync(new()
            {
                Server = factory.Server.BaseAddress,
                Nick = "ana",
                HttpHandler = factory.Server.CreateHandler,
                ConfigureConnection = connection => connection.WebSocketFactory = async (context, cancel) =>
                {
                    var sockets = factory.Server.CreateWebSocketClient();
                    var token = await context.Options.AccessTokenProvider!();
                    sockets.ConfigureRequest = request => request.Headers.Authorization = "Bearer " + token;
                    return await sockets.ConnectAsync(context.Uri, cancel);
                },
            });

            Assert.True((await ana.Chat.MessageAsync(Recipient.User("ana"), "nota")).Ok);
            await ana.Sees("nota");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_command_is_a_method()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        await using var maria = await Talker.StartAsync(server, "maria");

        Assert.Equal(Commands.All.Count, (await ana.Chat.HelpAsync()).Data!.Count);
        Assert.Equal("no-groups", (await ana.Chat.ListGroupsAsync()).Code);
        Assert.Equal("g", (await ana.Chat.CreateGroupAsync("g")).Data!.Name);
        Assert.Equal("group-exists", (await maria.Chat.CreateGroupAsync("g")).Code);
        Assert.Equal(2, (await maria.Chat.JoinGroupAsync("g")).Data!.Members);
        Assert.Equal(["g"], (await ana.Chat.ListGroupsAsync()).Data!.Select(group => group.Name));
        Assert.Equal(["ana", "maria"], (await ana.Chat.ListGroupUsersAsync("g")).Data!.Select(user => user.Nick).Order());
        Assert.Equal(2, (await ana.Chat.MessageAsync(Recipient.Group("g"), "olá, grupo")).Data!.Audience);
        Assert.Equal(2, (await ana.Chat.MessageAllAsync("T", "olá, todos")).Data!.Audience);
        Assert.Equal("no-such-user", (await ana.Chat.MessageAsync(Recipient.User("ninguem"), "oi")).Code);
        Assert.True((await maria.Chat.LeaveGroupAsync("g")).Ok);
        Assert.Equal("not-a-member", (await maria.Chat.LeaveGroupAsync("g")).Code);
        Assert.Equal(["ana", "maria"], (await ana.Chat.ListUsersAsync()).Data!.Select(user => user.Nick).Order());
        Assert.Equal(["olá, grupo"], (await ana.Chat.HistoryAsync("group", "g", limit: 10)).Data!.Items.Select(item => item.Text));
        await maria.Until(
            () => maria.Events.OfType<GroupChanged>().Any(changed => changed.Change is { Name: "g", Change: "created", Nick: "ana" }),
            "the group's creation");
    }

    [Fact]
    public async Task Typed_lines_get_the_replies_of_their_commands()
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        var sent = Assert.IsType<Reply<Sent>>(await ana.Chat.RunAsync("-msg \"U\" ana uma nota"));
        Assert.True(sent.HasData);
        Assert.Contains("-msgt", (await ana.Chat.RunAsync("-help")).Text, StringComparison.Ordinal);
        Assert.Equal(Refusals.NotACommand.Text, (await ana.Chat.RunAsync("oi")).Text);
        Assert.Equal("unknown-command", (await ana.Chat.RunAsync("-nada")).Code);
        Assert.Equal("bad-arguments", (await ana.Chat.RunAsync("-msg")).Code);
        Assert.Equal("bad-arguments", (await ana.Chat.RunAsync("-criargrupo")).Code);
        Assert.Equal("too-long", (await ana.Chat.RunAsync("-criargrupo " + new string('x', 100_000))).Code);
        Assert.Equal(ConnectionState.Connected, ana.Chat.State);
    }

    [Fact]
    public async Task Messages_are_answered_in_the_order_in_which_they_were_queued()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        var outgoing = new List<Outgoing>();
        for (var number = 0; number < 50; number++)
        {
            outgoing.Add(number % 2 == 0
                ? await ana.Chat.SendAsync(Recipient.User("ana"), $"{number}")
                : await ana.Chat.SendLineAsync($"-msg \"U\" ana {number}"));
        }

        await ana.Chat.WhenAnsweredAsync();

        Assert.Equal(0, ana.Chat.Queued);
        var positions = new List<long>();
        foreach (var one in outgoing)
        {
            positions.Add((await one.Answer).Data!.Pos);
        }

        Assert.Equal(positions.Order(), positions);
        await ana.Sees("49");
        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"{number}"), ana.Texts);
        Assert.Equal(outgoing.Select(one => one.Id), ana.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task A_command_that_changes_something_keeps_its_place_behind_queued_messages()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        await ana.Chat.CreateGroupAsync("g");
        var outgoing = new List<Outgoing>();
        for (var number = 0; number < 20; number++)
        {
            outgoing.Add(await ana.Chat.SendAsync(Recipient.Group("g"), $"{number}"));
        }

        Assert.True((await ana.Chat.LeaveGroupAsync("g")).Ok);

        foreach (var one in outgoing)
        {
            Assert.True((await one.Answer).Ok);
        }
    }

    [Fact]
    public async Task A_sender_that_is_too_fast_loses_nothing()
    {
        await using var limited = new ChatServer(limited: true);
        await using var ana = await Talker.StartAsync(limited, "ana");
        var texts = Enumerable.Range(0, 115).Select(number => $"{number}").ToList();
        foreach (var text in texts)
        {
            await ana.Chat.SendAsync(Recipient.User("ana"), text);
        }

        await ana.Chat.WhenAnsweredAsync().WaitAsync(TimeSpan.FromSeconds(60));

        await ana.Sees(texts[^1]);
        Assert.Equal(texts, ana.Texts);
    }
}
