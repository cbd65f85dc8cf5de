using System.IO.Pipelines;
using System.Net;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport.Lines;

/// <summary>One line from its nick to its end: a session like any other, whose lines run through the hub's methods, one after the other.</summary>
internal sealed class LineConversations(
    LineLogin login, Chat chat, Claims claims, SessionFactory sessions, ConnectionLimits connections, IOptions<LimitOptions> limits, TimeProvider time,
    IServiceProvider services)
{
    public async Task RunAsync(ConnectionContext connection)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        var input = Paced(connection.Transport.Input);
        using var peer = new LinePeer(connection, input, time);
        if (!connections.TryEnter(ClientAddress.Counted(address)))
        {
            await peer.WriteAsync(Refusals.Busy.Text);
            return;
        }

        try
        {
            var lines = new LineReader(input, time, () => peer.WriteAsync("* " + Refusals.LineUnfinished.Text));
            if (await login.RunAsync(lines, peer, address) is not { } entered)
                return;
            if (!entered.IsRefused)
            {
                await TalkAsync(sessions.Create(entered.Value with { From = ClientAddress.Counted(address) }, peer), lines, peer);
                return;
            }

            SecurityLog.TurnedAway(services, entered.Refusal, address, connection.ConnectionId);
            await peer.WriteAsync(Escaping.Lines(entered.Refusal.Text));
        }
        finally
        {
            connections.Leave(ClientAddress.Counted(address));
        }
    }

    private async Task TalkAsync(Session session, LineReader lines, LinePeer peer)
    {
        peer.Acknowledge = session.Acknowledge;
        try
        {
            if (await claims.BeginAsync(session, since: null, epoch: null) is { } refusal)
                await peer.WriteAsync(refusal.Text);
            else
                await RunLinesAsync(session, lines, peer);
        }
        finally
        {
            session.End();
            await peer.FinishAsync();
            await claims.EndAsync(session);
        }
    }

    private async Task RunLinesAsync(Session session, LineReader lines, LinePeer peer)
    {
        using var hub = new LineHub(session, chat, claims, sessions, connections);
        var (due, own) = (peer.Head, 0L);
        while (!session.Ended)
        {
            var line = await lines.NextAsync(typed: false, CancellationToken.None);
            if (line.IsEnd && !session.Ended)
            {
                // The end of what was piped in: what it brought about, and what was pending, is still written.
                await peer.CaughtUpAsync(due);
                return;
            }

            if (line.Refusal is { } refusal)
            {
                await peer.WriteAsync(refusal.Text);
                if (refusal == Refusals.TextTooLong)
                    return;
            }
            else if (line.Text is { } text && !Blank.Is(text) && !session.Ended)
            {
                // What a line brought about is written before the next one runs: that may be -exit.
                await peer.CaughtUpAsync(own);
                // Without an id: a line cannot be sent again as the same message.
                var reply = await peer.AnswerAsync(() => hub.Run(text, id: null));
                if (reply is Reply<Sent> { Data: { } sent })
                    (due, own) = (Math.Max(due, sent.Pos), sent.Pos);
            }
        }
    }

    private PipeReader Paced(PipeReader input) => !limits.Value.Enabled
        ? input
        : new PacedReader(input, new Pace(limits.Value.FramesPerSecond, limits.Value.FrameBurst, time), time, LineBytes.Ends);
}
