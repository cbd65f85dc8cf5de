using System.Net;
using System.Net.Http.Json;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests;

/// <summary>How much of everything one user, one address and one connection may have.</summary>
public sealed class CrowdingTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private const string Busy = "Erro, servidor ocupado; tente de novo";

    [Theory, EachWay]
    public async Task Broadcasts_are_rarer_than_messages(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:BroadcastsPerMinute", "2"));
        await using var ana = await app.ConnectAsync("ana", transport);
        (await ana.By(way).MessageAll("T", "um", Talk.NewId())).Done();
        (await ana.By(way).MessageAll("C", "dois", Talk.NewId())).Done();

        var third = await ana.By(way).MessageAll("D", "três", Talk.NewId());

        third.Refused("rate-limited", "Erro, rápido demais; espere um pouco e tente de novo");
        (await ana.By(way).Message("U", "ana", "só para mim", Talk.NewId())).Done();
    }

    [Theory]
    [InlineData("BroadcastsPerMinutePerAddress")]
    [InlineData("BroadcastsPerMinuteInAll")]
    public async Task Many_nicks_of_one_address_do_not_have_many_times_the_broadcasts_of_one(string limit)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:" + limit, "2"));
        await using var ana = await app.ConnectAsync("ana");
        await using var bruno = await app.ConnectAsync("bruno");
        var clara = await app.SignInAsync("clara");
        (await ana.Hub.MessageAll("T", "um", Talk.NewId())).Done();
        (await bruno.Hub.MessageAll("T", "dois", Talk.NewId())).Done();

        using var third = await app.SendAsync(HttpMethod.Post, "/api/messages", clara.Token, JsonContent.Create(
            new MessageRequest(new MessageTarget("all", null, "T"), "três", Talk.NewId()), ContractsJson.Default.MessageRequest));

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("rate-limited", (await third.Content.ReadFromJsonAsync(ContractsJson.Default.ReplySent))!.Code);
        (await ana.Hub.Message("U", "ana", "só para mim", Talk.NewId())).Done();
    }

    [Theory, EachWay]
    public async Task Groups_are_not_created_entered_and_left_without_end(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:GroupChangesPerMinute", "3"));
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        (await ana.By(way).CreateGroup("amigos")).Done();
        (await ana.By(way).LeaveGroup("amigos")).Done();
        (await ana.By(way).JoinGroup("amigos")).Done();

        foreach (var change in new[] { ana.By(way).CreateGroup("outros"), ana.By(way).JoinGroup("amigos"), ana.By(way).LeaveGroup("amigos") })
        {
            (await change).Refused("rate-limited", "Erro, rápido demais; espere um pouco e tente de novo");
        }

        (await bruno.By(way).JoinGroup("amigos")).Done();
    }

    [Theory, EachWay]
    public async Task Nobody_is_in_more_groups_than_the_limit(HttpTransportType transport, Way way)
    {
        const string tooMany = "Erro, você já participa de grupos demais; saia de um deles antes";
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:GroupsPerUser", "2"));
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        (await bruno.Hub.CreateGroup("obras")).Done();
        (await ana.By(way).CreateGroup("um")).Done();
        (await ana.By(way).CreateGroup("dois")).Done();

        (await ana.By(way).CreateGroup("três")).Refused("too-many-groups", tooMany);
        (await ana.By(way).JoinGroup("obras")).Refused("too-many-groups", tooMany);
        (await ana.By(way).JoinGroup("um")).Done();

        (await ana.By(way).LeaveGroup("um")).Done();
        (await ana.By(way).JoinGroup("obras")).Done();
    }

    [Theory]
    [InlineData("Connections")]
    [InlineData("ConnectionsPerAddress")]
    public async Task One_connection_too_many_is_told_to_come_later_and_comes_when_there_is_room(string limit)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:" + limit, "2"));
        await using var ana = await app.ConnectAsync("ana");
        var bruno = await app.ConnectAsync("bruno", HttpTransportType.LongPolling);
        var session = await app.SignInAsync("clara");

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(session));
        Assert.Equal(Busy, refused.Message);

        await bruno.DisposeAsync();
        await using var clara = await app.ConnectAsync(session);
        await clara.Tells("ana", "cheguei");
        Assert.Equal(["cheguei"], await ana.Texts());
    }

    [Fact]
    public async Task Who_does_not_negotiate_is_told_so_on_the_connection()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:Connections", "1"));
        await using var ana = await app.ConnectAsync("ana");
        using var socket = await RawSocket.OpenAsync(app, await app.SignInAsync("bruno"));

        await socket.Closed();

        Assert.Equal(["ana"], (await ana.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Fact]
    public async Task Newcomers_wait_their_turn_and_when_too_many_wait_they_are_told_to_come_later()
    {
        const int Many = 20;
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:ArrivalsPerSecond", "1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(n => app.PostSessionAsync($"ana{n}")));

        var late = answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ToList();
        Assert.InRange(late.Count, 1, Many - 2);
        foreach (var answer in late)
        {
            await answer.Refused(HttpStatusCode.ServiceUnavailable, "busy", Busy);
        }

        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Who_goes_while_he_waits_for_his_turn_is_no_error()
    {
        await using var app = await App.StartOnPortAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:ArrivalsPerSecond", "2"));
        using var impatient = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 4)
            .Select(n => app.Http.PostAsJsonAsync("/api/session", new SessionRequest($"ana{n}", null, null), impatient.Token)).ToList();

        using var first = await await Task.WhenAny(waiting);
        await impatient.CancelAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        await app.SignInAsync("bruno");
    }

    [Theory, EachTransport]
    public async Task With_one_token_nobody_connects_without_end(HttpTransportType transport)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SessionsPerMinute", "3"));
        var session = await app.SignInAsync("ana");
        for (var n = 0; n < 3; n++)
        {
            await using var ana = await app.ConnectAsync(session, transport);
        }

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.ConnectAsync(session, transport));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Theory, EachTransport]
    public async Task Who_asks_for_lists_without_end_only_makes_himself_wait(HttpTransportType transport)
    {
        await using var app = await App.StartAsync(
            ("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:ReadsPerSecond", "1"), ("ChatHub:Limits:ReadBurst", "1"));
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var hers = Enumerable.Range(0, 5).Select(_ => ana.Hub.ListUsers()).ToList();

        (await bruno.Hub.ListUsers()).Done();

        Assert.False(hers[^1].IsCompleted);
        foreach (var list in hers)
        {
            (await list).Done();
        }
    }

    [Fact]
    public async Task When_more_wait_for_lists_than_can_be_served_soon_some_are_refused()
    {
        // Time that stands: on a machine that is slow to let all of them wait, the first ones would be served meanwhile.
        using var limits = new UserLimits(Options.Create(new LimitOptions { ReadBurst = 1, ReadsPerSecond = 1 }), new FakeTimeProvider());
        var answers = new HashSet<bool>();
        using var patience = new CancellationTokenSource(Bound, TimeProvider.System);

        await foreach (var wait in Task.WhenEach(await WaitToReadAsync(limits, users: 2_000)).WithCancellation(patience.Token))
        {
            answers.Add(await wait);
            if (answers.Count == 2)
                break;
        }

        Assert.Equal([true, false], answers.OrderDescending());
    }

    [Fact]
    public async Task Who_waits_for_a_list_when_the_server_stops_does_not_wait_for_ever()
    {
        var limits = new UserLimits(Options.Create(new LimitOptions { ReadBurst = 1 }), TimeProvider.System);
        var waits = await WaitToReadAsync(limits, users: 200);
        Assert.True(await await Task.WhenAny(waits));

        limits.Dispose();

        await Task.WhenAll(waits).WaitAsync(Bound, TimeProvider.System);
    }

    [Fact]
    public async Task Who_floods_the_hub_with_anything_at_all_only_makes_himself_wait()
    {
        await using var app = await App.StartAsync(
            ("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:FrameBurst", "50"), ("ChatHub:Limits:FramesPerSecond", "1"));
        await using var ana = await app.ConnectAsync("ana");
        await using var bruno = await app.ConnectAsync("bruno");
        // More than the line and the server's buffers hold, so that a server that comes to it late does not find all of it there at once.
        for (var i = 0; i < 5_000; i++)
        {
            _ = ana.Raw.SendAsync("Voar", i, new string('o', 100));
        }

        var late = ana.Raw.InvokeAsync<Reply>("ListUsers");
        for (var i = 0; i < 20; i++)
        {
            (await bruno.Hub.ListUsers()).Done();
        }

        Assert.False(late.IsCompleted);
        Assert.Equal(HubConnectionState.Connected, ana.Raw.State);
    }

    /// <summary>Each of them has had what he may read at once.</summary>
    private static async Task<List<Task<bool>>> WaitToReadAsync(UserLimits limits, int users)
    {
        foreach (var user in Enumerable.Range(0, users))
        {
            Assert.True(await limits.WaitToReadAsync(user));
        }

        return [.. Enumerable.Range(0, users).Select(user => limits.WaitToReadAsync(user).AsTask())];
    }
}
