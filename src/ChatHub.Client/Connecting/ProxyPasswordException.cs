using System.Net;

namespace ChatHub.Client;

/// <summary>A proxy between the client and the server demands a password of its own. The client has none for it.</summary>
/// <param name="status">401 or 407.</param>
internal sealed class ProxyPasswordException(HttpStatusCode status)
    : HttpRequestException($"A proxy answered {(int)status}.", inner: null, status);
