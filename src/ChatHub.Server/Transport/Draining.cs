using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Transport;

/// <summary>
/// The way out: from the moment of stopping new requests get 503 (clients that reconnect to a stopping server would hold it for half a minute),
/// what is queued is committed and answered, and everybody is told to come back soon. Requests of a connection that is there already go on until it is
/// closed: with long polling the goodbye is the answer to the next one.
/// </summary>
internal static class Draining
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void UseDraining(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested || IsOfConnection(context.Request))
                return next(context);
            context.Response.Headers.RetryAfter = "1";
            return Refused.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Refusals.Busy);
        });
        // Registered last, so called first: SignalR closes its connections on the same signal.
        app.Lifetime.ApplicationStarted.Register(() => stopping.Register(() => Drain(app.Services)));
    }

    // The id comes from a negotiation, which is a new request, and says nothing any more once the connections are closed.
    private static bool IsOfConnection(HttpRequest request) => request.Path.Equals(HubEndpoint.Path, StringComparison.OrdinalIgnoreCase) && request.Query.ContainsKey("id");

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The signal to stop is synchronous, and what comes after it must wait.")]
    private static void Drain(IServiceProvider services)
    {
        var presence = services.GetRequiredService<Presence>();
        var writer = services.GetRequiredService<LogWriter>();
        _ = writer.Post(new SaveCursors([.. presence.Sessions.Select(session => (session.Owner.Device, session.Acknowledged))]));
        if (writer.DisposeAsync().AsTask().Wait(Patience))
            services.GetRequiredService<Dispatcher>().CompleteAsync().Wait(Patience);
        Task.WhenAll(presence.Sessions.Select(session => session.SayGoodbyeAsync(Farewells.Draining))).Wait(Patience);
    }
}
