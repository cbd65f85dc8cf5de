using ChatHub.Contracts;
using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport;

/// <summary>
/// Answers the negotiation of a nick that another device holds with <c>200 {"error": text}</c>: the .NET and the JavaScript client then fail to
/// start with exactly that text.
/// </summary>
internal static class NegotiateGate
{
    public static void UseNegotiateGate(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.Equals(HubEndpoint.Path + "/negotiate", StringComparison.OrdinalIgnoreCase),
        branch => branch.Use(async (context, next) =>
        {
            var chat = context.RequestServices.GetRequiredService<Chat>();
            if (context.User.Identity?.IsAuthenticated == true && await chat.IsHeldByAnotherAsync(DeviceClaims.Owner(context.User)))
                await context.Response.WriteAsJsonAsync(new { error = Refusals.NickInUse.Text }, context.RequestAborted);
            else
                await next(context);
        }));
}
