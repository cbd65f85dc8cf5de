namespace ChatHub.Simulation;

/// <summary>
/// A world with one thread whose clock moves when nothing is left to do at the present instant. Everything that happens in it, tasks' continuations
/// and timers included, happens in an order that the seed alone decides.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(1);
    private readonly PriorityQueue<Task, (long Due, int Order)> agenda = new();
    private readonly Scheduler scheduler;
    private readonly Random random;
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan delay;
    private int order;
    private Exception? failure;

    public VirtualTime(Random random)
    {
        this.random = random;
        scheduler = new Scheduler(this);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this, callback, state, dueTime);

    /// <summary>Does it after that time, as far as what comes before it leaves time.</summary>
    public void After(TimeSpan delay, Action act)
    {
        this.delay = delay;
        new Task(act).Start(scheduler);
    }

    /// <summary>Begins it now; what it awaits goes on in this world.</summary>
    public void Begin(Func<Task> act) => After(TimeSpan.Zero, () => _ = act().ContinueWith(ended => failure ??= ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, scheduler));

    public Task Delay(TimeSpan delay) => Task.Delay(delay, this);

    /// <summary>Some time below that.</summary>
    public TimeSpan Below(double milliseconds) => TimeSpan.FromMilliseconds(random.NextDouble() * milliseconds);

    /// <summary>Lets things happen until the condition holds.</summary>
    /// <returns>False when it does not within that time.</returns>
    public bool Run(Func<bool> until, TimeSpan bound)
    {
        var end = now + bound;
        // The test framework's own context would take what is awaited out of this world.
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (!until())
            {
                if (!agenda.TryDequeue(out var task, out var due) || due.Due > end.UtcTicks) return false;
                now = new DateTimeOffset(due.Due, TimeSpan.Zero);
                scheduler.Execute(task);
                if (failure is not null) throw new InvalidOperationException("The world itself has failed.", failure);
            }

            return true;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    private void Enter(Task task)
    {
        agenda.Enqueue(task, ((now + delay + (random.NextDouble() * Jitter)).UtcTicks, ++order));
        delay = TimeSpan.Zero;
    }

    private sealed class Scheduler(VirtualTime time) : TaskScheduler
    {
        public void Execute(Task task)
        {
            TryExecuteTask(task);
            if (task.IsFaulted) throw task.Exception;
        }

        protected override void QueueTask(Task task) => time.Enter(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }

    private sealed class Timer : ITimer
    {
        private readonly VirtualTime time;
        private readonly Action callback;
        private int version;

        public Timer(VirtualTime time, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (this.time, this.callback) = (time, () => callback(state));
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++version;
            if (dueTime != Timeout.InfiniteTimeSpan) time.After(dueTime, () => Ring(mine));
            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int mine)
        {
            if (mine == version) callback();
        }
    }
}
