using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Tests;

/// <summary>One session of one device, over a real hub connection, doing a client's whole duty except for acknowledging: <see cref="Ack"/> says so.</summary>
public sealed class TestUser : IAsyncDisposable
{
    private readonly App app;
    private readonly HubConnection connection;
    private readonly TaskCompletionSource<Welcome> welcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception?> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Timeline timeline;
    private string? connectionId;

    private TestUser(App app, HubConnection connection, SessionView session)
    {
        (this.app, this.connection, Session) = (app, connection, session);
        (Hub, Keyboard) = (new CalledHub(connection), new TypedHub(connection));
        timeline = new(session.Nick);
        (Gaps, Presence, GroupChanges, Byes) = (new(session.Nick), new(session.Nick), new(session.Nick), new(session.Nick));
        connection.On<Welcome>(nameof(IChatClient.Welcome), Greet);
        connection.On<Batch>(nameof(IChatClient.Receive), timeline.Take);
        connection.On<Gap>(nameof(IChatClient.Gap), Gaps.Add);
        connection.On<PresenceChange>(nameof(IChatClient.Presence), Presence.Add);
        connection.On<GroupChange>(nameof(IChatClient.GroupChanged), GroupChanges.Add);
        connection.On<Bye>(nameof(IChatClient.Bye), Byes.Add);
        connection.Closed += error =>
        {
            closed.TrySetResult(error);
            welcome.TrySetException(error ?? new InvalidOperationException(Byes.All is [.., var bye] ? bye.Text : "closed before the welcome"));
            return Task.CompletedTask;
        };
    }

    public SessionView Session { get; }

    public string Nick => Session.Nick;

    /// <summary>The connection itself, for what no client would do.</summary>
    public HubConnection Raw => connection;

    /// <summary>The hub's methods.</summary>
    public IChatHub Hub { get; }

    /// <summary>The same commands, typed.</summary>
    public IChatHub Keyboard { get; }

    public Welcome Welcome { get; private set; } = null!;

    /// <summary>Where this session is: everything up to here was shown.</summary>
    public long Position => timeline.Position;

    public Inbox<MessageItem> Shown => timeline.Shown;

    public Inbox<Batch> Batches => timeline.Batches;

    public Inbox<Gap> Gaps { get; }

    public Inbox<PresenceChange> Presence { get; }

    public Inbox<GroupChange> GroupChanges { get; }

    public Inbox<Bye> Byes { get; }

    /// <summary>Completes when the connection is closed, with the error if there was one.</summary>
    public Task<Exception?> Closed => closed.Task.Within($"{Nick}'s connection to close");

    internal static async Task<TestUser> ConnectAsync(App app, Line line, SessionView session, long? since, string? epoch)
    {
        var query = (since, epoch) switch
        {
            (null, _) => "",
            (_, null) => $"?since={since}",
            _ => $"?since={since}&epoch={epoch}",
        };
        var user = new TestUser(app, line.Open(query), session);
        try
        {
            await user.connection.StartAsync().Within($"{session.Nick} to connect");
            user.connectionId = user.connection.ConnectionId;
            user.Welcome = await user.welcome.Task.Within($"{session.Nick}'s welcome");
            return user;
        }
        catch
        {
            await user.connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The commands, given in this way.</summary>
    public IChatHub By(Way way) => way == Way.Called ? Hub : Keyboard;

    /// <summary>A message of this text is shown, now or within the bound.</summary>
    public Task<MessageItem> Sees(string text) => Shown.First(item => item.Text == text, $"the message \"{text}\"");

    /// <summary>Says that everything shown so far was shown, as clients do now and then.</summary>
    public Task Ack() => Hub.Ack(Position);

    /// <summary>Everything that was sent before this call and is meant for this user, in order.</summary>
    public async Task<IReadOnlyList<MessageItem>> CaughtUp()
    {
        // Positions rise, so whatever came before this note is here when the note is.
        var id = Guid.CreateVersion7();
        (await Hub.Message("U", Nick, Fence, id.ToString())).Done();
        await Shown.First(item => item.Id == id, "the note to self");
        return [.. Shown.All.Where(item => item.Text != Fence)];
    }

    /// <summary>The texts of <see cref="CaughtUp"/>.</summary>
    public async Task<string[]> Texts() => [.. (await CaughtUp()).Select(item => item.Text)];

    /// <summary>Leaves in good order; afterwards the server counts the user as gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        if (connectionId is not null)
        {
            await app.Closings.Of(connectionId).Within($"the server to notice that {Nick} left");
            connectionId = null;
            Assert.True(timeline.Broken is null, timeline.Broken);
        }
    }

    private const string Fence = "· até aqui ·";

    private void Greet(Welcome first)
    {
        timeline.Begin(first.Position);
        welcome.TrySetResult(first);
    }
}
