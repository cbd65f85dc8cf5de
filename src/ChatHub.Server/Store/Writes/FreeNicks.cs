namespace ChatHub.Server.Store.Writes;

/// <summary>Forgets the nicks of deleted accounts whose time has passed.</summary>
public sealed class FreeNicks : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        // The roster keeps them until the next start: past their time they hold nobody up.
        log.Sql.FreeNicks(log.Now.Ticks);
        return default(Done);
    }
}
