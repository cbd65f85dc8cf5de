namespace ChatHub.Server.Store.Writes;

/// <summary>A chunk of a deleted account's texts gives way to tombstones: positions, order and audiences stay.</summary>
/// <param name="positions">Its messages, found beforehand so that the writer searches nothing.</param>
/// <param name="next">Up to here nothing is left to do; null when nothing is left at all.</param>
public sealed class EraseTexts(int user, IReadOnlyList<long> positions, long? next) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        foreach (var position in positions)
        {
            log.Sql.EraseText(position);
        }

        log.Sql.SetEraseFrom(user, next);
        return default(Done);
    }
}
