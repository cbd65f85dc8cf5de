using System.Net.Http.Headers;

namespace ChatHub.Client;

/// <summary>Notes when a connection asks for an event stream, and gives up one that does not open.</summary>
internal sealed class WatchedStreams(HttpMessageHandler inner, Streams streams, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly MediaTypeWithQualityHeaderValue EventStream = new("text/event-stream");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Accept.Contains(EventStream))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        streams.Begun();
        using var patience = new CancellationTokenSource(Streams.OpeningPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            streams.NotOpened();
            throw new IOException("The event stream did not open in time.", late);
        }
    }
}
