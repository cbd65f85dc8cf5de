using ChatHub.Contracts;

namespace ChatHub.Server.Transport;

/// <summary>A refusal over HTTP: problem+json with the refusal's text and code, and nothing of the inside.</summary>
internal static class Refused
{
    private const string ContentType = "application/problem+json";

    public static IResult As(int status, Refusal refusal) =>
        Results.Json(new Problem(refusal.Text, refusal.Code, status), ContractsJson.Wire.Problem, ContentType, status);

    public static Task WriteAsync(HttpContext context, int status, Refusal refusal) => As(status, refusal).ExecuteAsync(context);
}
