using System.Security.Cryptography;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>Devices, tokens and passwords: everything before a connection is made.</summary>
public sealed class Accounts(IWriteQueue writer, Lookups lookups, Claims claims, Passwords passwords, Presence presence, IAnnouncer announcer, Erasures erasures)
{
    private const int TokenBytes = 32;

    public Task<SessionOwner?> OwnerOfTokenAsync(string? token) =>
        Hash(token) is { } hash ? lookups.OwnerOfTokenAsync(hash) : Task.FromResult<SessionOwner?>(null);

    /// <summary>The device of a kept token, or a new one.</summary>
    public async Task<Decision<SessionView>> OpenAsync(SessionRequest request, Attempt attempt)
    {
        if (!Names.TryNick(request.Nick, out var nick, out var invalid))
            return invalid;

        if (await OwnerOfTokenAsync(request.Token) is { } owner && Names.Key(owner.Nick) == nick.Key)
        {
            var refusal = await claims.CheckAsync(owner);
            if (refusal != Refusals.TokenInvalid)
                return refusal is null ? View(request.Token!, owner.User, owner.Nick, owner.Device) : refusal;
        }

        // Without a password there is nothing to look up: whether the nick has one is for the writer to say.
        var hash = request.Password is null ? null : (await lookups.UserByKeyAsync(nick.Key))?.PasswordHash;
        var token = NewToken();
        var opened = await OpenAsync(nick, hash, request.Password, Hash(token)!, attempt);
        return opened.IsRefused ? opened.Refusal : View(token, opened.Value.User, opened.Value.Nick, opened.Value.Device);
    }

    /// <summary>
    /// The one device that stands for all lines of a nick, which have no token to keep. It begins anew each time, where the user's devices are: so
    /// what was pending comes once, nothing of who held a bare nick before, and the table does not grow with every connection.
    /// </summary>
    public async Task<Decision<SessionOwner>> OpenLineAsync(string nick, string? password, Attempt attempt)
    {
        if (!Names.TryNick(nick, out var name, out var invalid))
            return invalid;
        var hash = (await lookups.UserByKeyAsync(name.Key))?.PasswordHash;
        var opened = await OpenAsync(name, hash, password, LineHash(name), attempt);
        return opened.IsRefused
            ? opened.Refusal
            : new SessionOwner(opened.Value.User, opened.Value.Nick, opened.Value.Device) { Proven = hash is not null };
    }

    private async Task<Decision<OpenedSession>> OpenAsync(Name nick, string? hash, string? password, byte[] tokenHash, Attempt attempt) =>
        hash is not null && await passwords.ComplaintAsync(hash, password, attempt) is { } complaint
            ? complaint
            : await claims.PostAsync(() => new OpenSession(nick, tokenHash, hash));

    public async Task<Refusal?> SetPasswordAsync(SessionOwner owner, PasswordRequest request, Attempt attempt)
    {
        if (!Passwords.IsAcceptable(request.Password))
            return Refusals.PasswordInvalid;
        var current = await lookups.PasswordHashAsync(owner.User);
        if (current is not null && await passwords.ComplaintAsync(current, request.Current, attempt) is { } complaint)
            return complaint;
        // Asked before the hash is made, which costs a tenth of a second of a processor.
        if ((await writer.Post(new CheckClaim(owner, connected: true))).Refusal is { } refusal)
            return refusal;
        var hash = await passwords.HashAsync(request.Password, attempt);
        return hash.IsRefused ? hash.Refusal : (await writer.Post(new SetPassword(owner, current, hash.Value))).Refusal;
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
    public async Task<Refusal?> DeleteAsync(SessionOwner owner, DeletionRequest request, Attempt attempt)
    {
        var current = await lookups.PasswordHashAsync(owner.User);
        if (current is not null && await passwords.ComplaintAsync(current, request.Password, attempt) is { } complaint)
            return complaint;
        var deleted = await writer.Post(new DeleteAccount(owner, current, presence));
        if (deleted.IsRefused)
            return deleted.Refusal;

        erasures.Begin();
        foreach (var (group, view) in deleted.Value.Groups)
        {
            announcer.TellGroup(group, new GroupChange(view.Name, "left", owner.Nick, view.Members));
        }

        return null;
    }

    private static SessionView View(string token, int user, string nick, long device) =>
        new(token, nick, user, Id(device));

    private static string Id(long device) => device.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Stands where a token's hash does; keyed, so that there is no token that has it.</summary>
    private static byte[] LineHash(Name nick) => HMACSHA256.HashData("line"u8, System.Text.Encoding.UTF8.GetBytes(nick.Key));

    /// <summary>Only the hash is stored: who reads the database cannot enter with it. Null for what cannot be a token.</summary>
    private static byte[]? Hash(string? token) =>
        token is { Length: 2 * TokenBytes } ? SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)) : null;
}
