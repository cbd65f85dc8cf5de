using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Primitives;

namespace ChatHub.Server.Transport;

/// <summary>
/// Limits new sessions and new connections. The endpoint says which it is: a path can be written in many ways (a slash at the end, an escaped letter),
/// and each of them leads to the same endpoint.
/// </summary>
internal static class ArrivalGate
{
    /// <summary>Every request of this endpoint asks for a new session.</summary>
    public static void OpensSessions(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Arrival(IsSession: true));

    /// <summary>Requests of this endpoint make new connections.</summary>
    public static void OpensConnections(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Arrival(IsSession: false));

    /// <summary>
    /// After routing. Before authentication, which is part of the cost of an arrival, and before anything makes the request's services: what a waiting
    /// request holds outlives a collection, and keeps alive whatever is hung on it later.
    /// </summary>
    public static void UseArrivalGate(this WebApplication app)
    {
        var arrivals = app.Services.GetRequiredService<Arrivals>();
        var attempts = app.Services.GetRequiredService<AttemptLimits>();
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<Arrival>() switch
        {
            { IsSession: true } => Enter(context, next, attempts.RefuseSession, arrivals.OpenSessionAsync),
            { IsSession: false } when !GoesOn(context) => Enter(context, next, attempts.RefuseConnection, arrivals.ConnectAsync),
            _ => next(context),
        });
    }

    private static async Task Enter(HttpContext context, RequestDelegate next, Func<HttpContext, Refusal?> refuse, Func<CancellationToken, ValueTask<bool>> turn)
    {
        if (refuse(context) is { } tooMany)
            await Refused.WriteAsync(context, StatusCodes.Status429TooManyRequests, tooMany);
        else if (await turn(context.RequestAborted))
            await next(context);
        else
            await Refused.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Refusals.Busy);
    }

    /// <summary>Whether the request belongs to a connection that was negotiated: as SignalR decides it. A negotiation never does, whatever its id.</summary>
    private static bool GoesOn(HttpContext context) =>
        context.GetEndpoint()!.Metadata.GetMetadata<NegotiateMetadata>() is null && !StringValues.IsNullOrEmpty(context.Request.Query["id"]);

    private sealed record Arrival(bool IsSession);
}
