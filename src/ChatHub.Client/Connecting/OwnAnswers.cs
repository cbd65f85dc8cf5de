using System.Net;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>
/// Tells a server's 401 from a proxy's: ChatHub gives a code with each of its refusals. A proxy that demands a password of its own would refuse every
/// new token too, so that is said instead of asking for one.
/// </summary>
internal sealed class OwnAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string ProblemType = "application/problem+json";

    /// <exception cref="ChatRefusedException">A proxy demands a password of its own.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.Authorization;
        var status = HttpStatusCode.ProxyAuthenticationRequired;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            status = response.StatusCode;
            // Where the handler knows the proxy's password, it has put it in the token's place.
            if (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired)
                || (Equals(request.Headers.Authorization, token) && await IsOursAsync(response, cancellationToken).ConfigureAwait(false)))
                return response;

            response.Dispose();
        }
        catch (HttpRequestException failure) when (IsTunnelPassword(failure))
        {
            // Said below, without the proxy's address: a password may be part of it.
        }

        throw new ChatRefusedException(
            ChatRefusedException.ProxyPassword,
            $"um proxy entre este programa e o servidor pede uma senha dele (HTTP {(int)status}); libere o ChatHub nesse proxy");
    }

    private static async Task<bool> IsOursAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemType)
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

    private static bool IsTunnelPassword(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.ProxyTunnelError && failure.Message.Contains("'407'", StringComparison.Ordinal);
}
