using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Server.Transport;

/// <summary>
/// Answers the negotiation of a nick that another device holds, or of one connection too many, with <c>200 {"error": text}</c>: the .NET and the JavaScript client then fail to
/// start with exactly that text.
/// </summary>
internal static class NegotiateGate
{
    public static void UseNegotiateGate(this IApplicationBuilder app) => app.UseWhen(
        context => context.GetEndpoint()?.Metadata.GetMetadata<NegotiateMetadata>() is not null,
        branch => branch.Use(async (context, next) =>
        {
            var refusal = await RefuseAsync(context);
            if (refusal == Refusals.TokenInvalid)
                await context.ChallengeAsync();
            else if (refusal is not null)
                await context.Response.WriteAsJsonAsync(new { error = refusal.Text }, context.RequestAborted);
            else
                await next(context);
        }));

    private static async Task<Refusal?> RefuseAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (context.User.Identity?.IsAuthenticated != true)
            return null; // the next gate's business
        if (services.GetRequiredService<ConnectionLimits>().IsFull(context))
            return Refusals.Busy;
        return await services.GetRequiredService<Claims>().CheckAsync(DeviceClaims.Owner(context.User));
    }
}
