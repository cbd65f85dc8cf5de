using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>Real devices beside the model: each step is done to both, and whatever the server says is compared at once.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly App app;
    private readonly ChatModel model = new();
    private readonly SessionView[] sessions = new SessionView[Steps.Devices];
    private readonly TestUser?[] live = new TestUser?[Steps.Devices];
    private readonly long[] starts = new long[Steps.Devices];
    private readonly TestUser?[] lately = new TestUser?[Steps.Devices];
    private int texts;

    private World(App app) => this.app = app;

    public static async Task<World> OnAsync(App app)
    {
        var world = new World(app);
        for (var device = 0; device < Steps.Devices; device++)
        {
            var user = ChatModel.UserOf(device);
            var password = ChatModel.HasPassword(user) ? "senha do modelo" : null;
            world.sessions[device] = await app.SignInAsync(Nick(user), device % 2 == 0 ? null : password);
            if (password is not null && device % 2 == 0)
            {
                await world.Connect(device, since: null);
                await Passwords.SetHeld(app, world.sessions[device], password);
                await world.Disconnect(device);
            }
        }

        return world;
    }

    public Task DoAsync(Step step) => step switch
    {
        Step.Connect(var d) when live[d] is null => Connect(d, since: null),
        Step.Disconnect(var d) when live[d] is not null => Disconnect(d),
        Step.TakeOver(var d) when live[d] is not null => TakeOver(d),
        Step.Resume(var d, var share) when live[d] is null && lately[d] is not null => Resume(d, share),
        Step.Create(var d, var g) when live[d] is { } user => Create(user, ChatModel.UserOf(d), g),
        Step.Join(var d, var g) when live[d] is { } user => Join(user, ChatModel.UserOf(d), g),
        Step.Leave(var d, var g) when live[d] is { } user => Leave(user, ChatModel.UserOf(d), g),
        Step.ToUser(var d, var u) when live[d] is not null => Send(d, "U", Nick(u), model.ToUser(ChatModel.UserOf(d), u)),
        Step.ToGroup(var d, var g) when live[d] is not null => Send(d, "G", Group(g), model.ToGroup(ChatModel.UserOf(d), g)),
        Step.ToAll(var d, var a) when live[d] is not null => Send(d, a.ToString(), target: null, model.ToAll(ChatModel.UserOf(d), a)),
        Step.Retry(var d, var n) when live[d] is { } user => Retry(user, d, n),
        Step.Reuse(var d, var n) when live[d] is { } user => Reuse(user, d, n),
        Step.Ack(var d) when live[d] is { } user => Ack(user, d),
        Step.Restart => Restart(),
        _ => Task.CompletedTask,
    };

    /// <summary>What every device has shown in this session, or would show now, is what the model says.</summary>
    public async Task CheckAsync()
    {
        for (var device = 0; device < Steps.Devices; device++)
        {
            if (live[device] is { } user)
            {
                await Check(device, user);
                await Disconnect(device);
            }
        }

        for (var device = 0; device < Steps.Devices; device++)
        {
            await Connect(device, since: -1);
            await Check(device, live[device]!);
            await Disconnect(device);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var user in live.OfType<TestUser>())
        {
            await user.DisposeAsync();
        }
    }

    private static string Nick(int user) => $"user{user}";

    private static string Group(int group) => $"grupo{group}";

    private async Task Check(int device, TestUser user) => Assert.Equal(model.After(device, starts[device]), await user.Texts());

    private async Task Connect(int device, long? since)
    {
        if (model.IsEnded(device))
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.ConnectAsync(sessions[device], since: since));
            using var again = await app.PostSessionAsync(Nick(ChatModel.UserOf(device)), token: sessions[device].Token);
            Assert.Equal(model.IsRefused(device) ? HttpStatusCode.Conflict : HttpStatusCode.OK, again.StatusCode);
            if (!again.IsSuccessStatusCode)
                return;
            sessions[device] = Json.Read(await again.Content.ReadAsStringAsync(), ContractsJson.Default.SessionView);
            model.Renew(device);
        }

        if (model.IsRefused(device))
        {
            var refusal = await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(sessions[device], since: since));
            Assert.Equal("Error, Usuário já conectado", refusal.Message);
            return;
        }

        var user = live[device] = lately[device] = await app.ConnectAsync(sessions[device], since: since);
        var begin = model.Connect(device, user.Welcome.Head);
        starts[device] = Math.Max(since ?? model.CursorOf(device), begin);
        // To say where one is means that everything before was shown.
        model.Ack(device, starts[device]);
        Assert.Equal(starts[device], user.Welcome.Position);
    }

    private async Task Disconnect(int device)
    {
        model.Disconnect(device);
        await live[device]!.DisposeAsync();
        live[device] = null;
    }

    private async Task TakeOver(int device)
    {
        var ghost = live[device]!;
        await Connect(device, since: null);
        Assert.Equal("replaced", (await ghost.Byes.First(_ => true, "the goodbye")).Code);
        await ghost.DisposeAsync();
    }

    private Task Resume(int device, double share)
    {
        // Any position between the one where the last session began and the one where it ended: what a client has kept.
        var (from, to) = (lately[device]!.Welcome.Position, lately[device]!.Position);
        return Connect(device, from + (long)((to - from) * share));
    }

    private async Task Restart()
    {
        await app.RestartAsync();
        model.DisconnectAll();
        foreach (var user in live.OfType<TestUser>())
        {
            await user.DisposeAsync();
        }

        Array.Clear(live);
    }

    private async Task Create(TestUser user, int member, int group)
    {
        var reply = await user.Hub.CreateGroup(Group(group));
        Assert.Equal(model.Groups.TryAdd(group, [member]) ? "ok" : "group-exists", reply.Code);
    }

    private async Task Join(TestUser user, int member, int group)
    {
        var reply = await user.Hub.JoinGroup(Group(group));
        Assert.Equal(model.Groups.TryGetValue(group, out var members) ? "ok" : "no-such-group", reply.Code);
        members?.Add(member);
        Assert.Equal(members?.Count, reply.Data?.Members);
    }

    private async Task Leave(TestUser user, int member, int group)
    {
        var reply = await user.Hub.LeaveGroup(Group(group));
        var expected = !model.Groups.TryGetValue(group, out var members) ? "no-such-group" : members.Remove(member) ? "ok" : "not-a-member";
        Assert.Equal(expected, reply.Code);
    }

    private async Task Send(int device, string kind, string? target, int[]? audience)
    {
        var (id, text) = (Guid.CreateVersion7(), $"{texts++}");
        var reply = await Say(live[device]!, kind, target, text, id);
        if (audience is null)
        {
            Assert.Contains(reply.Code, (string[])["no-such-user", "no-such-group", "not-a-member"]);
            return;
        }

        var sent = reply.Done();
        var connected = audience.Count(model.IsUserConnected);
        Assert.Equal((audience.Length, connected), (sent.Audience, sent.Connected));
        Assert.True(model.Log.Count == 0 || sent.Pos > model.Log[^1].Pos, "positions rise");
        model.Log.Add(new(sent.Pos, id, ChatModel.UserOf(device), kind, target, text, audience, connected));
    }

    private async Task Retry(TestUser user, int device, int number)
    {
        if (Own(device, number) is { } sent)
        {
            var again = (await Say(user, sent.Kind, sent.Target, sent.Text, sent.Id)).Done();
            Assert.Equal((sent.Pos, sent.Audience.Length, sent.Connected), (again.Pos, again.Audience, again.Connected));
        }
    }

    private async Task Reuse(TestUser user, int device, int number)
    {
        if (Own(device, number) is { } sent)
        {
            var reply = await Say(user, sent.Kind, sent.Target, sent.Text + " mudado", sent.Id);
            Assert.False(reply.Ok);
        }
    }

    private async Task Ack(TestUser user, int device)
    {
        await user.CaughtUp();
        await user.Ack();
        model.Ack(device, user.Position);
    }

    private ChatModel.Sent? Own(int device, int number)
    {
        var own = model.Log.Where(sent => sent.Sender == ChatModel.UserOf(device)).ToList();
        return own.Count == 0 ? null : own[number % own.Count];
    }

    private static Task<Reply<Sent>> Say(TestUser user, string kind, string? target, string text, Guid id) =>
        target is null ? user.Hub.MessageAll(kind, text, id.ToString()) : user.Hub.Message(kind, target, text, id.ToString());
}
