using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>Questions about what is committed, for everybody but the writer.</summary>
/// <param name="sizeOf">How many members a group has: to count them costs as much as there are.</param>
public sealed class Lookups(Readers readers, Func<int, int> sizeOf)
{
    // What each connecting client asks is compiled once: finding a query's plan by its expression costs several times the query.
    private static readonly Func<ChatDbContext, string, Task<User?>> UserByKey = EF.CompileAsyncQuery((ChatDbContext context, string key) =>
        context.Users.SingleOrDefault(user => user.NickKey == key));

    public async Task<User?> UserByKeyAsync(string key)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await UserByKey(context, key);
    }

    public async Task<int> CountKnownUsersAsync()
    {
        using var reader = await readers.RentAsync(ReadPurpose.List);
        var context = reader.Context;
        return await context.Users.CountAsync(user => user.CreatedPos != null && user.DeletedAt == null);
    }

    /// <summary>How far back an owned nick may read; null for a bare one.</summary>
    public async Task<long?> HistoryFromAsync(int user)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await context.Users.Where(u => u.Id == user && u.PasswordHash != null).Select(u => u.HistoryFrom).SingleOrDefaultAsync();
    }

    /// <summary>The owner of a token that was not revoked.</summary>
    public async Task<SessionOwner?> OwnerOfTokenAsync(byte[] tokenHash)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        return reader.OwnerOfToken(tokenHash);
    }

    /// <summary>The devices whose tokens were not revoked, the one seen last first.</summary>
    public async Task<List<Device>> DevicesAsync(int user)
    {
        using var reader = await readers.RentAsync(ReadPurpose.List);
        var context = reader.Context;
        return await context.Devices.Where(device => device.UserId == user && device.RevokedAt == null)
            .OrderByDescending(device => device.LastSeen).ToListAsync();
    }

    /// <summary>Devices that never claimed their nick and were asked for before an instant in UTC ticks.</summary>
    public async Task<List<(long Device, int User)>> UnclaimedAsync(long before, int limit)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Export);
        var context = reader.Context;
        var devices = await context.Devices.Where(device => device.ClaimedPos == null && device.LastSeen < before)
            .OrderBy(device => device.Id).Take(limit).Select(device => new { device.Id, device.UserId }).ToListAsync();
        return [.. devices.Select(device => (device.Id, device.UserId))];
    }

    /// <summary>Deleted accounts of which texts are left, and after which positions.</summary>
    public async Task<List<(int User, long From)>> ErasuresAsync()
    {
        using var reader = await readers.RentAsync(ReadPurpose.Export);
        var context = reader.Context;
        var users = await context.Users.Where(user => user.EraseFrom != null).Select(user => new { user.Id, user.EraseFrom }).ToListAsync();
        return [.. users.Select(user => (user.Id, user.EraseFrom!.Value))];
    }

    /// <summary>Positions in (after, upto] at which a user's texts stand, the oldest ones. Scans: the log has no index by sender, which every append would pay for.</summary>
    public async Task<List<long>> TextsOfAsync(int user, long after, long upto, int limit)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Export);
        var context = reader.Context;
        return await context.Messages.Where(message => message.Pos > after && message.Pos <= upto && message.SenderId == user && message.Text != "")
            .OrderBy(message => message.Pos).Take(limit).Select(message => message.Pos).ToListAsync();
    }

    public async Task<string?> PasswordHashAsync(int user)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await context.Users.Where(u => u.Id == user).Select(u => u.PasswordHash).SingleAsync();
    }

    public async Task<List<GroupView>> GroupsAsync(int user)
    {
        using var reader = await readers.RentAsync(ReadPurpose.List);
        var context = reader.Context;
        var groups = await context.Conversations.Where(group => group.Kind == ConversationKind.Group).OrderBy(group => group.NameKey)
            .Select(group => new
            {
                group.Id,
                group.Name,
                IsMember = context.Memberships.Any(m => m.ConversationId == group.Id && m.ToPos == null && m.UserId == user),
            })
            .ToListAsync();
        return [.. groups.Select(group => new GroupView(group.Name!, sizeOf(group.Id), group.IsMember))];
    }

    public async Task<int?> GroupAsync(string key)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await context.Conversations.Where(group => group.NameKey == key).Select(group => (int?)group.Id).SingleOrDefaultAsync();
    }

    public async Task<List<(int Id, string Nick)>> MembersAsync(int group)
    {
        using var reader = await readers.RentAsync(ReadPurpose.List);
        var context = reader.Context;
        var members = await (from membership in context.Memberships
                             join user in context.Users on membership.UserId equals user.Id
                             where membership.ConversationId == @group && membership.ToPos == null
                             orderby user.NickKey
                             select new { user.Id, user.Nick }).ToListAsync();
        return [.. members.Select(member => (member.Id, member.Nick))];
    }

    public async Task<int?> DirectAsync(int user, int other)
    {
        var (low, high) = (Math.Min(user, other), Math.Max(user, other));
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await context.Conversations.Where(c => c.UserLow == low && c.UserHigh == high).Select(c => (int?)c.Id).SingleOrDefaultAsync();
    }

    public async Task<bool> WasEverMemberAsync(int user, int conversation)
    {
        using var reader = await readers.RentAsync(ReadPurpose.Entry);
        var context = reader.Context;
        return await context.Memberships.AnyAsync(m => m.UserId == user && m.ConversationId == conversation);
    }
}
