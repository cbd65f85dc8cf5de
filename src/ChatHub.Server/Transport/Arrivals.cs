using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>
/// How many newcomers there may be in a second: requests for a session, and new connections, of everybody together. One of them costs as much as dozens of
/// messages, so beyond that they wait their turn, and not who is there already. Off with <c>ChatHub:Limits:Enabled=false</c>.
/// </summary>
internal sealed class Arrivals(IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Turns _turns = new(options.Value.ArrivalsPerSecond, Math.Max(1, options.Value.ArrivalsPerSecond / 20), Patience, time);

    /// <summary>Waits for his turn.</summary>
    /// <returns>False when it would be too long.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancel) => !options.Value.Enabled || await _turns.WaitAsync(cancel);
}

/// <summary>The newcomers among the requests.</summary>
internal static class ArrivalGate
{
    /// <summary>Before who they are is looked up, which is part of what they cost.</summary>
    public static void UseArrivalGate(this WebApplication app)
    {
        var arrivals = app.Services.GetRequiredService<Arrivals>();
        var attempts = app.Services.GetRequiredService<AttemptLimits>();
        app.UseWhen(context => IsSession(context) || IsConnection(context), branch => branch.Use(async (context, next) =>
        {
            if ((IsSession(context) ? attempts.RefuseSession(context) : attempts.RefuseConnection(context)) is { } tooMany)
                await Refused.WriteAsync(context, StatusCodes.Status429TooManyRequests, tooMany);
            else if (await arrivals.EnterAsync(context.RequestAborted))
                await next(context);
            else
                await Refused.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Refusals.Busy);
        }));
    }

    private static bool IsSession(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase);

    /// <summary>A negotiation, or a connection without one; what was negotiated has an id.</summary>
    private static bool IsConnection(HttpContext context) =>
        context.Request.Path.StartsWithSegments(HubEndpoint.Path, StringComparison.OrdinalIgnoreCase) && !context.Request.Query.ContainsKey("id");
}
