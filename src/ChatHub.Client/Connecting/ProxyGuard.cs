using System.Net;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>
/// Tells a proxy's demand for its own password from a refusal by ChatHub, which is problem+json with a code. The proxy's says nothing about the token,
/// and a new session would not satisfy it.
/// </summary>
internal sealed class ProxyGuard(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var status = response.StatusCode;
        if (status != HttpStatusCode.ProxyAuthenticationRequired && (status != HttpStatusCode.Unauthorized || await IsOursAsync(response, cancellationToken).ConfigureAwait(false)))
            return response;

        response.Dispose();
        throw new ProxyPasswordException(status);
    }

    private static async Task<bool> IsOursAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return false;
        try
        {
            // The caller reads the content once more.
            await response.Content.LoadIntoBufferAsync(cancel).ConfigureAwait(false);
            var problem = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false), ContractsJson.Wire.Problem);
            return problem is { Code.Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
