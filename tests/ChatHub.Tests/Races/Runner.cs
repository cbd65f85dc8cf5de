using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Tests;

/// <summary>A device without a wire: real sessions one after the other, and what they have shown it.</summary>
internal sealed class Runner(Track track, SessionOwner owner)
{
    private readonly Lock gate = new();
    private readonly List<long> shown = [];
    private Connection? current;
    private long? position;

    public int User => owner.User;

    /// <summary>The session of now, or the last one.</summary>
    public Session Session { get; private set; } = null!;

    /// <summary>Nothing at or below this is for the device.</summary>
    public long Began { get; private set; } = -1;

    /// <summary>Everything up to here has been shown.</summary>
    public long Position
    {
        get { lock (gate) return position ?? -1; }
    }

    /// <summary>What was wrong with the batches themselves; null: nothing.</summary>
    public string? Broken { get; private set; }

    /// <summary>The positions of all messages that it has shown.</summary>
    public IReadOnlyList<long> Shown
    {
        get { lock (gate) return [.. shown]; }
    }

    public async Task ConnectAsync()
    {
        var connection = new Connection(this);
        Session = new Session(owner, connection, track.Reader.ReadAsync, DeliveryOptions.Default, TimeProvider.System, NullLogger<Session>.Instance);
        long? since;
        lock (gate) (current, since) = (connection, position);
        var refusal = await track.Claims.BeginAsync(Session, since, epoch: null);
        Assert.Null(refusal);
    }

    public Task LeaveAsync()
    {
        lock (gate) current = null;
        return track.Claims.EndAsync(Session);
    }

    private void Take(Connection from, Welcome welcome)
    {
        lock (gate)
        {
            if (from != current) return;
            if (position is null) Began = welcome.Position;
            position ??= welcome.Position;
        }
    }

    private void Take(Connection from, OutgoingBatch batch)
    {
        lock (gate)
        {
            // What a connection that is gone still had on its way reaches nobody.
            if (from != current) return;
            if (batch.After > position) Broken = $"user {User} was at {position} and got a batch after {batch.After}";
            shown.AddRange(batch.Messages.Select(message => message.Pos).Where(pos => pos > position));
            position = Math.Max(position!.Value, batch.Upto);
        }

        Session.Acknowledge(batch.Upto);
    }

    private sealed class Connection(Runner runner) : IPeer
    {
        public Task SendAsync(Welcome welcome)
        {
            runner.Take(this, welcome);
            return Task.CompletedTask;
        }

        public Task SendAsync(Outgoing outgoing)
        {
            if (outgoing.Batch is { } batch) runner.Take(this, batch);
            return Task.CompletedTask;
        }

        public Task SendAsync(Gap gap) => throw new InvalidOperationException($"A gap: {gap}");

        public Task SendAsync(Bye bye) => Task.CompletedTask;

        public void Abort()
        {
        }
    }
}
