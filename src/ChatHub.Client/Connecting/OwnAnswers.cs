using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>
/// Tells a server's 401 from a proxy's: ChatHub gives a code with each of its refusals. A proxy that demands a password of its own would refuse every
/// new token too, so that is said instead of asking for one.
/// </summary>
internal sealed class OwnAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>This client's own refusal; no server sends it.</summary>
    public static readonly Refusal ProxyPassword = new(
        ChatRefusedException.ProxyPassword, "Erro, um proxy diante do servidor pede uma senha própria e não deixa a conexão passar");

    private const string ProblemType = "application/problem+json";

    /// <exception cref="ChatRefusedException">A proxy demands a password of its own.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.Authorization;
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired)
                || (response.Content.Headers.ContentType?.MediaType == ProblemType && Equals(request.Headers.Authorization, token)))
                return response;

            // Where the handler knows the proxy's password, it has put it in the token's place.
            response.Dispose();
        }
        catch (HttpRequestException failure) when (IsTunnelPassword(failure))
        {
            // Said below, without the proxy's address: a password may be part of it.
        }

        throw new ChatRefusedException(ProxyPassword.Code, ProxyPassword.Text);
    }

    private static bool IsTunnelPassword(HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.ProxyTunnelError && failure.Message.Contains("'407'", StringComparison.Ordinal);
}
