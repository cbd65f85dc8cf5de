using System.Diagnostics;

namespace ChatHub.LoadTest.Load;

/// <summary>Sends at a fixed rate, whatever the answers do, from a thread of its own; a tick that came late sends what it missed.</summary>
internal sealed class Pacer : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly LoadClient[] senders;
    private readonly double ticksPerMessage;
    private readonly ManualResetEvent ended = new(initialState: false);
    private readonly Thread thread;

    public Pacer(IEnumerable<LoadClient> senders, int perSecond)
    {
        this.senders = [.. senders];
        ticksPerMessage = (double)Stopwatch.Frequency / perSecond;
        thread = new Thread(Run) { IsBackground = true, Name = "pacer" };
        thread.Start();
    }

    public void Dispose()
    {
        ended.Set();
        thread.Join();
        ended.Dispose();
    }

    private void Run()
    {
        var started = Stopwatch.GetTimestamp();
        var sent = 0L;
        while (!ended.WaitOne(Tick))
        {
            for (var due = (long)((Stopwatch.GetTimestamp() - started) / ticksPerMessage); sent < due; sent++)
            {
                var sender = senders[sent % senders.Length];
                sender.Begin();
                sender.Flush();
            }
        }
    }
}
