using System.Runtime.CompilerServices;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>What has to be done for sessions from time to time: cursors that moved are kept, and who has stopped acknowledging is cut.</summary>
public sealed class Upkeep(Presence presence, IWriteQueue writer)
{
    private readonly ConditionalWeakTable<Session, StrongBox<long>> _saved = [];

    /// <summary>Completes when the cursors are kept, or could not be: the next round has newer ones.</summary>
    public Task RoundAsync()
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

        return moved.Count > 0 ? writer.Post(new SaveCursors(moved)) : Task.CompletedTask;
    }
}
