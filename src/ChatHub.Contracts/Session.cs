using System.Text.Json.Serialization;

namespace ChatHub.Contracts;

/// <summary>The body of <c>POST /api/session</c>.</summary>
/// <param name="Nick">1 to 32 characters: a letter or digit, then letters, digits, <c>_</c>, <c>-</c>, <c>.</c>; one script.</param>
/// <param name="Password">Needed when the nick has one and no valid token is given.</param>
/// <param name="Token">The token of this device, from an earlier answer; it lets the device take over its own half-open connection.</param>
public sealed record SessionRequest(string Nick, string? Password, string? Token);

/// <summary>The answer to <c>POST /api/session</c>.</summary>
/// <param name="Token">256 random bits; keep it, and present it as bearer (browsers: <c>access_token</c>) at <c>/chat</c>.</param>
/// <param name="Nick">The nick in its display form.</param>
/// <param name="User">The user's id.</param>
/// <param name="Device">The device's id.</param>
public sealed record SessionView(string Token, string Nick, int User, string Device);

/// <summary>The body of <c>POST /api/password</c> (token as bearer): gives the nick a password, so that it becomes its owner's.</summary>
/// <param name="Current">The password in force; null when there is none.</param>
/// <param name="Password">8 to 128 characters. Tokens of the nick's other devices are revoked.</param>
public sealed record PasswordRequest(string? Current, string Password);

/// <summary>The body of <c>POST /api/account/deletion</c> (token as bearer): ends the account and replaces the texts that it sent.</summary>
/// <param name="Password">The password in force; null when there is none.</param>
public sealed record DeletionRequest(string? Password);

/// <summary>A device of the caller's: an item of <c>GET /api/devices</c>.</summary>
/// <param name="Device">The device's id; <c>DELETE /api/devices/ID</c> revokes its token.</param>
/// <param name="LastSeen">When it last acknowledged something or left, UTC; of one that never did, when it was made.</param>
/// <param name="Connected">Whether a session of it is open now.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record DeviceView(string Device, DateTime LastSeen, bool Connected, bool Current);

/// <summary>A refusal over HTTP: <c>application/problem+json</c>.</summary>
/// <param name="Title">The refusal's text.</param>
/// <param name="Code">The refusal's stable code.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record Problem(string Title, string Code, int Status)
{
    /// <summary>Of <c>foreign-origin</c> only: the page's origin, which is not <see cref="Host"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Origin { get; init; }

    /// <summary>Of <c>foreign-origin</c> only: the host that the server was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Host { get; init; }
}
