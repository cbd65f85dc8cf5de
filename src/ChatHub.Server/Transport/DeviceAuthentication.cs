using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>A client that presents a device's token is that device. The token is in the bearer header, to which <see cref="QueryTokens"/> moves a browser's.</summary>
internal sealed class DeviceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Accounts accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Device";
    public const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header.Length == Bearer.Length)
            return AuthenticateResult.NoResult();
        return await accounts.OwnerOfTokenAsync(header[Bearer.Length..]) is { } owner
            ? AuthenticateResult.Success(new AuthenticationTicket(DeviceClaims.Principal(owner with { From = ClientAddress.Counted(Context) }), Scheme.Name))
            : AuthenticateResult.Fail("Unknown or revoked token.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Refused.WriteAsync(Context, StatusCodes.Status401Unauthorized, Refusals.TokenInvalid);
}

/// <summary>A session's owner as claims of the request.</summary>
internal static class DeviceClaims
{
    private const string DeviceClaim = "device";
    private const string AddressClaim = "address";

    public static ClaimsPrincipal Principal(SessionOwner owner) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, owner.User.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, owner.Nick),
            new Claim(DeviceClaim, owner.Device.ToString(CultureInfo.InvariantCulture)),
            new Claim(AddressClaim, owner.From.ToString()),
        ],
        DeviceAuthentication.SchemeName));

    public static SessionOwner Owner(ClaimsPrincipal user) => new(
        int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
        user.Identity!.Name!,
        long.Parse(user.FindFirstValue(DeviceClaim)!, CultureInfo.InvariantCulture))
    {
        From = IPAddress.Parse(user.FindFirstValue(AddressClaim)!),
    };
}
