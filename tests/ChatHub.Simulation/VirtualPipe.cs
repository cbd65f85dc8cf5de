namespace ChatHub.Simulation;

/// <summary>One direction of a connection: everything arrives in order, until it is cut.</summary>
internal sealed class VirtualPipe(VirtualTime time)
{
    private const double LongestMilliseconds = 40;
    private const int Room = 4;
    private readonly Queue<Action> underWay = new();
    private TaskCompletionSource? room;
    private bool cut;

    /// <summary>Completes when the transport has taken it: at once, while little is under way.</summary>
    public Task Send(Action arrive)
    {
        if (cut) return Task.CompletedTask;
        underWay.Enqueue(arrive);
        time.After(time.Below(LongestMilliseconds), Arrive);
        return underWay.Count <= Room ? Task.CompletedTask : (room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Cut()
    {
        cut = true;
        underWay.Clear();
        room?.TrySetResult();
    }

    private void Arrive()
    {
        if (cut) return;
        underWay.Dequeue()();
        if (underWay.Count > Room || room is null) return;
        room.SetResult();
        room = null;
    }
}
