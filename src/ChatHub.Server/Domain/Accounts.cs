using System.Security.Cryptography;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>Devices, tokens and passwords: everything before a connection is made.</summary>
public sealed class Accounts(IWriteQueue writer, Lookups lookups, Passwords passwords, Presence presence, IAnnouncer announcer, Erasures erasures)
{
    private const int TokenBytes = 32;

    public Task<SessionOwner?> OwnerOfTokenAsync(string? token) =>
        Hash(token) is { } hash ? lookups.OwnerOfTokenAsync(hash) : Task.FromResult<SessionOwner?>(null);

    /// <summary>The device of a kept token, or a new one.</summary>
    public async Task<Decision<SessionView>> OpenAsync(SessionRequest request)
    {
        if (!Names.TryNick(request.Nick, out var nick, out var invalid))
            return invalid;

        var user = await lookups.UserByKeyAsync(nick.Key);
        if (await OwnerOfTokenAsync(request.Token) is { } owner && owner.User == user?.Id)
        {
            return user.PasswordHash is null && IsHeldByAnother(owner) ? Refusals.NickInUse : View(request.Token!, owner.User, owner.Nick, owner.Device);
        }

        if (user?.PasswordHash is { } hash && await passwords.ComplaintAsync(hash, request.Password) is { } complaint)
            return complaint;

        var token = NewToken();
        var opened = await writer.Post(new OpenSession(nick, Hash(token)!, user?.PasswordHash));
        return opened.IsRefused ? opened.Refusal : View(token, opened.Value.User, opened.Value.Nick, opened.Value.Device);
    }

    public async Task<Refusal?> SetPasswordAsync(SessionOwner owner, PasswordRequest request)
    {
        if (!Passwords.IsAcceptable(request.Password))
            return Refusals.PasswordInvalid;
        var current = await lookups.PasswordHashAsync(owner.User);
        if (current is not null && await passwords.ComplaintAsync(current, request.Current) is { } complaint)
            return complaint;
        return (await writer.Post(new SetPassword(owner, current, await passwords.HashAsync(request.Password)))).Refusal;
    }

    /// <summary>The caller's devices. A bare nick has no owner: its earlier devices may be other people's, and are not shown.</summary>
    public async Task<IReadOnlyList<DeviceView>> DevicesAsync(SessionOwner owner)
    {
        var owned = await lookups.PasswordHashAsync(owner.User) is not null;
        var connected = presence.Of(owner.User).Select(session => session.Owner.Device).ToHashSet();
        return
        [
            .. from device in await lookups.DevicesAsync(owner.User)
               where owned || device.Id == owner.Device
               select new DeviceView(Id(device.Id), new DateTime(device.LastSeen, DateTimeKind.Utc), connected.Contains(device.Id), device.Id == owner.Device),
        ];
    }

    public async Task<Refusal?> RevokeAsync(SessionOwner owner, long device) => (await writer.Post(new RevokeDevice(owner, device))).Refusal;

    /// <summary>Ends the account. Its texts are replaced soon afterwards, however many there are.</summary>
    public async Task<Refusal?> DeleteAsync(SessionOwner owner, DeletionRequest request)
    {
        var current = await lookups.PasswordHashAsync(owner.User);
        if (current is not null && await passwords.ComplaintAsync(current, request.Password) is { } complaint)
            return complaint;
        var deleted = await writer.Post(new DeleteAccount(owner, current, presence));
        if (deleted.IsRefused)
            return deleted.Refusal;

        erasures.Begin();
        foreach (var (group, view) in deleted.Value.Groups)
        {
            await announcer.TellGroupAsync(group, new GroupChange(view.Name, "left", owner.Nick, view.Members));
        }

        return null;
    }

    private bool IsHeldByAnother(SessionOwner owner) => presence.Of(owner.User).Any(session => session.Owner.Device != owner.Device);

    private static SessionView View(string token, int user, string nick, long device) =>
        new(token, nick, user, Id(device));

    private static string Id(long device) => device.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Only the hash is stored: who reads the database cannot enter with it. Null for what cannot be a token.</summary>
    private static byte[]? Hash(string? token) =>
        token is { Length: 2 * TokenBytes } ? SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)) : null;
}
