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
            if (limits.Refuse(context, request.Nick) is { } tooMany)
                return Refused.As(StatusCodes.Status429TooManyRequests, tooMany);
            var opened = await accounts.OpenAsync(request);
            if (!opened.IsRefused)
                return Results.Json(opened.Value, ContractsJson.Wire.SessionView);
            limits.Note(context, request.Nick, opened.Refusal);
            return Refused.As(StatusOf(opened.Refusal), opened.Refusal);
        });

        routes.MapDelete("/api/session", async (ClaimsPrincipal user, Accounts accounts) =>
            Answer(await accounts.RevokeAsync(DeviceClaims.Owner(user)))).RequireAuthorization();

        routes.MapPost("/api/password", async (PasswordRequest request, ClaimsPrincipal user, Accounts accounts, AttemptLimits limits, HttpContext context) =>
        {
            var nick = user.Identity!.Name!;
            if (limits.Refuse(context, nick) is { } tooMany)
                return Refused.As(StatusCodes.Status429TooManyRequests, tooMany);
            var refusal = await accounts.SetPasswordAsync(DeviceClaims.Owner(user), request);
            if (refusal is not null)
                limits.Note(context, nick, refusal);
            return Answer(refusal);
        }).RequireAuthorization();
    }

    private static IResult Answer(Refusal? refusal) => refusal is null ? Results.NoContent() : Refused.As(StatusOf(refusal), refusal);

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "nick-in-use" => StatusCodes.Status409Conflict,
        "password-required" or "password-wrong" or "token-invalid" => StatusCodes.Status401Unauthorized,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
