using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ChatHub.Server.Delivery;

/// <summary>
/// Takes what the writer has committed, in commit order, and tells: answers first, then the messages to the sessions of their audience,
/// each touched session once. Only the writer can post, and only after its commit.
/// </summary>
public sealed class Dispatcher
{
    // Bounded, so that a dispatcher that falls behind slows the writer, whose own queue then answers "busy".
    private readonly Channel<Committed> _commits = Channel.CreateBounded<Committed>(new BoundedChannelOptions(64) { SingleReader = true });
    private readonly List<Session> _touched = [];
    private readonly Task _loop;

    public Dispatcher() => _loop = Task.Run(DispatchAsync);

    public void Post(Committed commit)
    {
        var posted = _commits.Writer.WriteAsync(commit);
        if (!posted.IsCompletedSuccessfully)
            posted.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Everything posted so far is told, and nothing more is taken.</summary>
    public Task CompleteAsync()
    {
        _commits.Writer.TryComplete();
        return _loop;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Committed messages would reach nobody until a restart: better the restart.")]
    private async Task DispatchAsync()
    {
        try
        {
            await TellCommitsAsync();
        }
        catch (Exception exception)
        {
            Environment.FailFast("The dispatcher has failed.", exception);
        }
    }

    private async Task TellCommitsAsync()
    {
        await foreach (var commit in _commits.Reader.ReadAllAsync())
        {
            foreach (var tell in commit.Answers)
            {
                tell();
            }

            foreach (var delivery in commit.Deliveries)
            {
                Hand(delivery.Message, delivery.Recipients);
                Hand(delivery.Message, delivery.OtherRecipients);
            }

            foreach (var session in _touched)
            {
                session.Touched = false;
                session.Ring();
            }

            _touched.Clear();
        }
    }

    private void Hand(LogMessage message, Session[] recipients)
    {
        foreach (var session in recipients)
        {
            session.Deliver(message);
            if (session.Touched)
                continue;
            session.Touched = true;
            _touched.Add(session);
        }
    }
}

/// <summary>What one commit has to tell.</summary>
/// <param name="Answers">Answers to the callers, and other consequences, in commit order.</param>
/// <param name="Deliveries">Messages, by position.</param>
public sealed record Committed(IReadOnlyList<Action> Answers, IReadOnlyList<MessageDelivery> Deliveries);

/// <summary>A message and the live sessions of its audience, fixed at the instant of the commit.</summary>
/// <param name="Recipients">Shared arrays that are replaced, never changed.</param>
/// <param name="OtherRecipients">The second side of a direct message; otherwise empty.</param>
public readonly record struct MessageDelivery(LogMessage Message, Session[] Recipients, Session[] OtherRecipients);
