using System.Security.Claims;
using ChatHub.Contracts;
using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport;

/// <summary>Sessions and passwords over HTTP.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session", async (SessionRequest request, Accounts accounts, AttemptLimits limits, HttpContext context) =>
        {
            if (limits.RefusePassword(context, request.Nick, request.Password) is { } tooMany)
                return Refused.As(StatusOf(tooMany), tooMany);
            var opened = await accounts.OpenAsync(request);
            return opened.IsRefused
                ? Refused.As(StatusOf(opened.Refusal), opened.Refusal)
                : Results.Json(opened.Value, ContractsJson.Wire.SessionView);
        }).Answers<SessionView>("Open a session: a device of a nick", 400, 401, 409, 429, 503);

        routes.MapDelete("/api/session", async (ClaimsPrincipal user, Accounts accounts) =>
        {
            var owner = DeviceClaims.Owner(user);
            return Answer(await accounts.RevokeAsync(owner, owner.Device));
        }).RequireAuthorization().Answers("Revoke this token", 401, 503);

        routes.MapGet("/api/devices", async (ClaimsPrincipal user, Accounts accounts) =>
            Results.Json(await accounts.DevicesAsync(DeviceClaims.Owner(user)), ContractsJson.Wire.IReadOnlyListDeviceView))
            .RequireAuthorization().Answers<IReadOnlyList<DeviceView>>("List the devices", 401);

        routes.MapDelete("/api/devices/{device:long}", async (long device, ClaimsPrincipal user, Accounts accounts) =>
            Answer(await accounts.RevokeAsync(DeviceClaims.Owner(user), device)))
            .RequireAuthorization().Answers("Revoke a device", 401, 404, 503);

        routes.MapGet("/api/account", (ClaimsPrincipal user, AccountExport export, AttemptLimits limits, HttpContext context) =>
            limits.RefuseSession(context) is { } tooMany
                ? Refused.As(StatusOf(tooMany), tooMany)
                : Results.Stream(output => export.WriteAsync(DeviceClaims.Owner(user), output), "application/json", "chathub.json"))
            .RequireAuthorization().Answers<object>("Export the account", 401, 429);

        routes.MapPost("/api/account/deletion", async (DeletionRequest request, ClaimsPrincipal user, Accounts accounts, AttemptLimits limits, HttpContext context) =>
        {
            var owner = DeviceClaims.Owner(user);
            return Answer(limits.RefusePassword(context, owner.Nick, request.Password) ?? await accounts.DeleteAsync(owner, request));
        }).RequireAuthorization().Answers("Delete the account", 400, 401, 429, 503);

        routes.MapPost("/api/password", async (PasswordRequest request, ClaimsPrincipal user, Accounts accounts, AttemptLimits limits, HttpContext context) =>
        {
            var owner = DeviceClaims.Owner(user);
            return Answer(limits.RefusePassword(context, owner.Nick, request.Current) ?? await accounts.SetPasswordAsync(owner, request));
        }).RequireAuthorization().Answers("Set the password", 400, 401, 429, 503);
    }

    private static IResult Answer(Refusal? refusal) => refusal is null ? Results.NoContent() : Refused.As(StatusOf(refusal), refusal);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "nick-in-use" or "nick-look-alike" or "nick-held" => StatusCodes.Status409Conflict,
        "password-required" or "password-wrong" or "token-invalid" => StatusCodes.Status401Unauthorized,
        "no-such-device" => StatusCodes.Status404NotFound,
        "too-many-attempts" => StatusCodes.Status429TooManyRequests,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
