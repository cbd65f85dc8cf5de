using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;

namespace ChatHub.Server.Transport;

/// <summary>
/// Drops a peer on server-sent events or long polling that sends nothing, not even a ping, for as long as a client may be silent. SignalR's own time-out begins with a
/// client's first ping, and never for one that does not ping. A WebSocket is dropped by its keep-alive (<see cref="SignalRTransport.AddSignalRTransport"/>).
/// </summary>
internal static class SilenceLimit
{
    public static IConnectionBuilder UseSilenceLimit(this IConnectionBuilder connections, TimeSpan limit, TimeProvider time) => connections.Use(next => connection =>
    {
        if (connection.Features.Get<IHttpTransportFeature>()?.TransportType == HttpTransportType.WebSockets)
            return next(connection);
        var input = new SilenceReader(connection.Transport.Input, time);
        connection.Transport = new DuplexPipe(input, connection.Transport.Output);
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(
            _ =>
            {
                if (input.Silence > limit)
                    connection.Abort(new ConnectionAbortedException("The client has been silent for too long."));
            },
            connection);
        return next(connection);
    });

    /// <summary>Knows how long it has been waited for the peer. While nobody reads (a call is being answered, a flood is slowed down), the peer is not to blame.</summary>
    private sealed class SilenceReader(PipeReader inner, TimeProvider time) : PipeReader
    {
        private long _waitingSince;
        private volatile bool _waiting;

        public TimeSpan Silence => _waiting ? time.GetElapsedTime(Interlocked.Read(ref _waitingSince)) : TimeSpan.Zero;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Exchange(ref _waitingSince, time.GetTimestamp());
            _waiting = true;
            try
            {
                return await inner.ReadAsync(cancellationToken);
            }
            finally
            {
                _waiting = false;
            }
        }

        public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}

/// <summary>A connection's two directions, one of them watched.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
