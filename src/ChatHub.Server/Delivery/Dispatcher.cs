using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ChatHub.Server.Delivery;

/// <summary>
/// Takes what the writer has committed, in commit order, and tells it. Only the writer can post, and only after its commit.
/// </summary>
public sealed class Dispatcher
{
    // Bounded, so that a dispatcher that falls behind slows the writer, whose own queue then answers "busy".
    private readonly Channel<Committed> _commits = Channel.CreateBounded<Committed>(new BoundedChannelOptions(64) { SingleReader = true });
    private readonly DispatchRound _round = new();
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
            _round.Tell(commit);
        }
    }
}
