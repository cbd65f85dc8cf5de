using System.Runtime.CompilerServices;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Transport;

/// <summary>Once a second: keeps the cursors that moved, and cuts the sessions whose client has stopped acknowledging.</summary>
internal sealed class SessionUpkeep(Presence presence, LogWriter writer, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConditionalWeakTable<Session, StrongBox<long>> _saved = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var moved = new List<(long Device, long Cursor)>();
            foreach (var session in presence.Sessions)
            {
                var saved = _saved.GetValue(session, _ => new StrongBox<long>());
                var cursor = session.Acknowledged;
                if (cursor > saved.Value)
                {
                    saved.Value = cursor;
                    moved.Add((session.Owner.Device, cursor));
                }

                if (session.IsStuck())
                    session.SayGoodbye(Farewells.Slow);
            }

            if (moved.Count > 0)
                await ((Task)writer.Post(new SaveCursors(moved))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
