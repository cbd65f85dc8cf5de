using System.Net.Http.Headers;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests.Clients;

/// <summary>One of several clients under a nick without a password: on a line of its own that can be cut, its requests counted.</summary>
public sealed class BareNickDevice : IAsyncDisposable
{
    private readonly MemoryClientState state = new();
    private readonly ChatServer server;
    private readonly LineProxy line;
    private int requests;

    public BareNickDevice(ChatServer server, string nick, TimeProvider time)
    {
        this.server = server;
        line = new LineProxy(server.Address, () => LineCondition.Sound);
        User = Talker.Unstarted(new ChatClientOptions
        {
            Server = line.Address,
            Nick = nick,
            State = state,
            TimeProvider = time,
            HttpHandler = () => new Counted(() => Interlocked.Increment(ref requests)),
        });
    }

    public Talker User { get; }

    public ChatClient Chat => User.Chat;

    /// <summary>HTTP requests so far: sessions and negotiations.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>Whether it stands still until time passes: connected with nothing to send, or between two attempts.</summary>
    public bool IsQuiet => Chat.State switch
    {
        ConnectionState.Connected => Chat.Queued == 0,
        ConnectionState.Waiting => Chat.RetryIn > TimeSpan.Zero,
        _ => false,
    };

    public IEnumerable<Gap> Gaps => User.Events.OfType<GapNoticed>().Select(noticed => noticed.Gap);

    /// <summary>Whether a position was shown, or lies in a gap that was told.</summary>
    public bool HasShownOrTold(long position) =>
        User.Messages.Any(message => message.Pos == position) || Gaps.Any(gap => gap.From < position && position <= gap.To);

    /// <summary>Loses its connection, and then its token.</summary>
    public async Task LoseAsync()
    {
        await line.Reset();
        await Until.True(() => Chat.State == ConnectionState.Waiting);
        await RevokeAsync();
    }

    /// <summary>Its token is refused from now on: as if another device had claimed the nick.</summary>
    public async Task RevokeAsync()
    {
        var kept = await state.LoadAsync(default);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", kept.Session!.Token);
        using var answer = await http.DeleteAsync(new Uri("api/session", UriKind.Relative));
    }

    /// <summary>Starts, as soon as the server has noticed that nobody else is connected any more.</summary>
    public Task StartAsync() => Until.Holds(async () =>
    {
        try
        {
            await Chat.StartAsync();
            return true;
        }
        catch (ChatRefusedException refused) when (refused.Code == Refusals.NickInUse.Code)
        {
            return false;
        }
    });

    /// <summary>Tries until it is in, without waiting in between.</summary>
    public Task EnterAsync() => Until.True(() =>
    {
        Chat.TryNow();
        return Chat.State == ConnectionState.Connected;
    });

    public async ValueTask DisposeAsync()
    {
        await User.DisposeAsync();
        await line.DisposeAsync();
    }

    private sealed class Counted(Action count) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
