using ChatHub.Contracts;

namespace ChatHub.Server.Transport;

/// <summary>A refusal over HTTP: problem+json with the refusal's text and code, and nothing of the inside.</summary>
internal static class Refused
{
    private const string ContentType = "application/problem+json";

    public static IResult As(int status, Refusal refusal) => new Result(status, refusal);

    /// <summary>A request that the framework turned down by itself (no JSON, wrong shape) gets a body as every refusal has.</summary>
    public static void UseRefusals(this IApplicationBuilder app) => app.UseStatusCodePages(pages =>
        pages.HttpContext.Response.StatusCode is >= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError and var status
        && pages.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? WriteAsync(pages.HttpContext, status, Refusals.BadRequest)
            : Task.CompletedTask);

    public static Task WriteAsync(HttpContext context, int status, Refusal refusal) => As(status, refusal).ExecuteAsync(context);

    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        SecurityLog.TurnedAway(context, problem);
        return Results.Json(problem, ContractsJson.Wire.Problem, ContentType, problem.Status).ExecuteAsync(context);
    }

    private sealed class Result(int status, Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, new Problem(refusal.Text, refusal.Code, status));
    }
}
