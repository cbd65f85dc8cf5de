using ChatHub.Server.Delivery;
using ChatHub.Server.Store;

namespace ChatHub.Server.Domain;

/// <summary>What a connected user can do, one file for each kind of thing. The caller is always the session; no name is taken from an argument.</summary>
public sealed partial class Chat(
    IWriteQueue writer, Claims claims, LogReader reader, Lookups lookups, Presence presence, UserLimits limits, IAnnouncer announcer)
{
}
