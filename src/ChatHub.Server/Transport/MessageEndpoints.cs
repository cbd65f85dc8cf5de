using System.Security.Claims;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChatHub.Server.Transport;

/// <summary>Messages over HTTP, for whoever only has something to say: the same use case as the hub's, without a session.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/messages", async (MessageRequest request, ClaimsPrincipal user, Chat chat) =>
        {
            var sender = DeviceClaims.Owner(user);
            var reply = request.To is { Kind: TargetKinds.All } all
                ? await chat.SendToAllAsync(sender, all.Audience, request.Text, request.Id)
                : await chat.SendAsync(sender, request.To?.Kind, request.To?.Name, request.Text, request.Id);
            return Results.Json(reply, ContractsJson.Wire.ReplySent, statusCode: StatusOf(reply.Code));
        })
        .RequireAuthorization().WithMetadata(new LongestBody())
        .Answers<Reply<Sent>>("Send a message", 401)
        .Produces<Reply<Sent>>(400).Produces<Reply<Sent>>(403).Produces<Reply<Sent>>(404).Produces<Reply<Sent>>(409).Produces<Reply<Sent>>(429)
        .Produces<Reply<Sent>>(503);

    private static int StatusOf(string code) => code switch
    {
        Reply.OkCode => StatusCodes.Status200OK,
        "session-ended" or "token-invalid" => StatusCodes.Status401Unauthorized,
        "not-a-member" => StatusCodes.Status403Forbidden,
        "no-such-user" or "no-such-group" => StatusCodes.Status404NotFound,
        "id-reused" or "nick-in-use" or "nick-look-alike" or "nick-held" => StatusCodes.Status409Conflict,
        "rate-limited" => StatusCodes.Status429TooManyRequests,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>As long as a frame of the hub may be.</summary>
    private sealed class LongestBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Limits.Default.FrameBytes;
    }
}
