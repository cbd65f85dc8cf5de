namespace ChatHub.Server.Store.Writes;

/// <summary>Keeps what devices have acknowledged. Late is fine: a lost cursor only repeats what a client without a position had not kept.</summary>
public sealed class SaveCursors(IReadOnlyList<(long Device, long Cursor)> cursors) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        foreach (var (device, cursor) in cursors)
        {
            log.Sql.SaveCursor(device, cursor, log.Now.Ticks);
        }

        return default(Done);
    }
}
