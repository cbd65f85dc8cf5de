using System.Security.Claims;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport;

/// <summary>Sessions and passwords over HTTP.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session", async (SessionRequest request, Accounts accounts, GuessLimits guesses, HttpContext context) =>
        {
            if (await RefuseGuessAsync(request, accounts, guesses, context) is { } tooMany)
                return Refused.As(StatusOf(tooMany), tooMany);
            var opened = await accounts.OpenAsync(request, AttemptOf(context));
            return opened.IsRefused
                ? Refused.As(StatusOf(opened.Refusal), opened.Refusal)
                : Results.Json(opened.Value, ContractsJson.Wire.SessionView);
        }).Answers<SessionView>("Open a session: a device of a nick", 400, 401, 409, 429, 503).OpensSessions();

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

        routes.MapGet("/api/account", async (ClaimsPrincipal user, AccountExport export, AttemptLimits limits, ExportTurns turns, Arrivals arrivals, HttpContext context) =>
        {
            var owner = DeviceClaims.Owner(user);
            if ((limits.RefuseSession(context) ?? turns.Refuse(owner, context) ?? await arrivals.RefuseDearAsync(context.RequestAborted)) is { } refusal)
                return Refused.As(StatusOf(refusal), refusal);
            var scope = await export.BeginAsync(owner);
            return scope.IsRefused
                ? Refused.As(StatusOf(scope.Refusal), scope.Refusal)
                : Results.Stream(output => export.WriteAsync(owner, scope.Value, output, context.RequestAborted), "application/json", "chathub.json");
        }).RequireAuthorization().Answers<object>("Export the account", 401, 409, 429, 503);

        routes.MapPost("/api/account/deletion", async (DeletionRequest request, ClaimsPrincipal user, Accounts accounts, GuessLimits guesses, HttpContext context) =>
        {
            var owner = DeviceClaims.Owner(user);
            return Answer(RefuseGuess(request.Password, owner, guesses) ?? await accounts.DeleteAsync(owner, request, AttemptOf(context)));
        }).RequireAuthorization().Answers("Delete the account", 400, 401, 409, 429, 503);

        routes.MapPost("/api/password", async (
            PasswordRequest request, ClaimsPrincipal user, Accounts accounts, AttemptLimits limits, GuessLimits guesses, Arrivals arrivals, HttpContext context) =>
        {
            var owner = DeviceClaims.Owner(user);
            return Answer(limits.RefusePasswordChange(context) ?? RefuseGuess(request.Current, owner, guesses)
                ?? await arrivals.RefuseDearAsync(context.RequestAborted) ?? await accounts.SetPasswordAsync(owner, request, AttemptOf(context)));
        }).RequireAuthorization().Answers("Set the password", 400, 401, 409, 429, 503);
    }

    private static Attempt AttemptOf(HttpContext context) => new(ClientAddress.Counted(context), context.RequestAborted);

    private static Refusal? RefuseGuess(string? password, SessionOwner device, GuessLimits guesses) => password is null ? null : guesses.Refuse(device);

    private static async ValueTask<Refusal?> RefuseGuessAsync(SessionRequest request, Accounts accounts, GuessLimits guesses, HttpContext context)
    {
        if (request.Password is null)
            return null;
        return await accounts.OwnerOfTokenAsync(request.Token) is { } device && Names.Key(device.Nick) == Names.Key(request.Nick)
            ? guesses.Refuse(device)
            : await guesses.RefuseAsync(context.Connection.RemoteIpAddress, request.Nick, context.RequestAborted);
    }

    private static IResult Answer(Refusal? refusal) => refusal is null ? Results.NoContent() : Refused.As(StatusOf(refusal), refusal);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "nick-in-use" or "nick-look-alike" or "nick-held" or "not-connected" => StatusCodes.Status409Conflict,
        "password-required" or "password-wrong" or "token-invalid" => StatusCodes.Status401Unauthorized,
        "no-such-device" => StatusCodes.Status404NotFound,
        "too-many-attempts" or "rate-limited" => StatusCodes.Status429TooManyRequests,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
