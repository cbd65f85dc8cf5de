using System.Diagnostics.Metrics;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>What the client counts. The instruments' names are published: README lists them.</summary>
internal sealed class ClientMetrics
{
    private static readonly Meter Shared = new(ChatClient.MeterName);

    private readonly Counter<long> _sent;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _shown;
    private readonly Counter<long> _reconnects;
    private readonly UpDownCounter<long> _outbox;
    private readonly Histogram<double> _accepting;

    public ClientMetrics(IMeterFactory? factory)
    {
        var meter = factory?.Create(ChatClient.MeterName) ?? Shared;
        _sent = meter.CreateCounter<long>("chathub.client.messages.sent", "{message}", "Messages put into the outbox.");
        _accepted = meter.CreateCounter<long>("chathub.client.messages.accepted", "{message}", "Messages that the server has on disk.");
        _refused = meter.CreateCounter<long>("chathub.client.messages.refused", "{message}", "Messages refused, by code.");
        _shown = meter.CreateCounter<long>("chathub.client.messages.shown", "{message}", "Messages read, and kept as read.");
        _reconnects = meter.CreateCounter<long>("chathub.client.reconnects", "{connection}", "Connections made after the first.");
        _outbox = meter.CreateUpDownCounter<long>("chathub.client.outbox.length", "{message}", "Messages not answered yet.");
        _accepting = meter.CreateHistogram<double>("chathub.client.accept.duration", "s", "From a message's writing to its acceptance.");
    }

    public void Sent() => _sent.Add(1);

    /// <param name="reply">Accepted or refused.</param>
    /// <param name="elapsed">Since it was written; null when that was in an earlier run.</param>
    public void Answered(Reply<Sent> reply, TimeSpan? elapsed)
    {
        if (!reply.Ok)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("code", reply.Code));
            return;
        }

        _accepted.Add(1);
        if (elapsed is { TotalSeconds: var seconds })
            _accepting.Record(seconds);
    }

    public void Shown() => _shown.Add(1);

    public void Reconnected() => _reconnects.Add(1);

    public void OutboxGrew(int messages) => _outbox.Add(messages);
}
