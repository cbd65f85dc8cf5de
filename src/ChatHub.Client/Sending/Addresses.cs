using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Names that nobody can have are refused before they are queued: one that fills a frame would end every connection that it is tried on.</summary>
internal static class Addresses
{
    /// <summary>In a name of any kind, however it is written; the server looks none up that is longer.</summary>
    private const int MostUnits = 4 * 64;

    public static Refusal? Check(MessageTarget? to) => to switch
    {
        { Kind.Length: > MostUnits } => Refusals.BadArguments(Commands.Usage("-msg")),
        { Audience.Length: > MostUnits } => Refusals.BadArguments(Commands.Usage("-msgt")),
        { Name.Length: > MostUnits, Kind: ['g' or 'G', ..] } => Refusals.NoSuchGroup,
        { Name.Length: > MostUnits } => Refusals.NoSuchUser,
        _ => null,
    };
}
