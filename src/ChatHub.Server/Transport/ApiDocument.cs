using System.Security.Cryptography;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ChatHub.Server.Transport;

/// <summary>The HTTP side told to programs (<c>/openapi/v1.json</c>) and, to be tried, to people (<c>/api-docs</c>). Put together when it is first asked for.</summary>
internal static class ApiDocument
{
    public const string Page = "/api-docs";
    private const string Token = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options => options
        .AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "ChatHub", Version = "v1", Description = "Sessions, messages and accounts over HTTP. What comes in is the hub's: docs/wire.md." };
            document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token that POST /api/session answers.",
            });
            return Task.CompletedTask;
        })
        .AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            return Task.CompletedTask;
        }));

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        // Everything comes from the package; what would ask its makers' servers is off, and their policy would not let it.
        routes.MapScalarApiReference(Page, (page, context) => page
            .WithTitle("ChatHub: API").WithNonce(NonceOf(context))
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideClientButton().HideDeveloperTools());
    }

    /// <summary>
    /// This page alone has an inline script, told by its nonce, and styles put together in the browser. It still talks to this server only.
    /// </summary>
    public static string ContentPolicy(HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Items[typeof(ApiDocument)] = nonce;
        return $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// <summary>Says of an endpoint what it answers when all is well, and with which statuses it refuses.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, string summary, params int[] refusals) =>
        route.Produces<T>().Refuses(summary, refusals);

    /// <summary>As <see cref="Answers{T}"/>, for one that answers 204.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder route, string summary, params int[] refusals) =>
        route.Produces(StatusCodes.Status204NoContent).Refuses(summary, refusals);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, string summary, int[] refusals)
    {
        foreach (var status in refusals)
        {
            route.Produces<Problem>(status, "application/problem+json");
        }

        return route.WithSummary(summary).WithTags("ChatHub");
    }

    private static string NonceOf(HttpContext context) => (string)context.Items[typeof(ApiDocument)]!;
}
