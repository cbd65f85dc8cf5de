namespace ChatHub.Server.Transport;

/// <summary>Endpoints for monitors and load balancers, which often ask for the head alone.</summary>
internal static class Reading
{
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string path, Delegate handler)
    {
        routes.MapMethods(path, [HttpMethods.Head], handler).ExcludeFromDescription();
        return routes.MapGet(path, handler);
    }
}
