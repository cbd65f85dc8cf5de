using System.Net;
using System.Text;
using ChatHub.Client;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatHub.Fuzz.Rules;

/// <summary>
/// Any bytes that a server sends after its handshake, over the client's own connection: the reader gets what its types say, once and in order; nothing of the client throws; and
/// where the client then is can be kept, and told to a server.
/// </summary>
public static class ServerRule
{
    private static readonly LogPosition Begin = new("E", 7);
    private static readonly ChatClientOptions Options = new() { Server = new Uri("http://localhost:5000/"), Nick = "ana" };

    /// <summary>SignalR may close before it has handed over all that came. This comes last; after what is no frame, or a server's close, it does not come.</summary>
    private const string Last = "Last";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithoutLast = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    public static void Check(byte[] bytes) => CheckAsync(bytes).GetAwaiter().GetResult();

    private static async Task CheckAsync(byte[] bytes)
    {
        var inbox = new Inbox();
        inbox.Load(Begin);
        var (connection, _) = inbox.Rewind();

        using var faults = new Faults();
        await using var hub = await ConnectionAsync(bytes, faults);
        var closed = new TaskCompletionSource<Exception?>();
        var last = new TaskCompletionSource();
        await using var link = new Link(hub, Options, inbox, connection, welcomed: _ => { });
        hub.On(Last, () => last.TrySetResult());
        hub.Closed += reason =>
        {
            closed.TrySetResult(reason);
            return Task.CompletedTask;
        };

        try
        {
            await link.StartAsync(CancellationToken.None);
        }
        catch (Exception refused) when (refused is IOException or ChatRefusedException)
        {
            // No welcome, or a goodbye that is a refusal: waits, or ends.
            Verdict.After(refused, first: true);
        }

        var failure = await closed.Task.WaitAsync(Bound, TimeProvider.System);
        await Task.WhenAny(last.Task, Task.Delay(failure is null && LastComes(bytes) ? Patience : PatienceWithoutLast, TimeProvider.System));
        Verdict.After(await link.Ended);
        Rule.Holds(faults.First is null, "Nothing that a server says makes the client throw: " + faults.First);

        var position = InboxRule.Check(inbox, Begin)!.Value;
        Rule.Holds(position == Begin || Kept.Position(position) == position, "A position can be kept");
        HubConnections.AddressOf(Options.Server, position);
    }

    private static bool LastComes(byte[] bytes) => bytes is [] or [.., 0x1e] && bytes.AsSpan().IndexOf("\"type\":7"u8) < 0;

    private static async Task<HubConnection> ConnectionAsync(byte[] bytes, Faults faults)
    {
        var builder = new HubConnectionBuilder().SpeakJson();
        builder.Services.AddSingleton<IConnectionFactory>(await OneWay.SayingAsync([.. "{}\u001e"u8, .. bytes, .. Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"{Last}\",\"arguments\":[]}}\u001e")]));
        builder.Services.AddSingleton<EndPoint>(new IPEndPoint(IPAddress.Loopback, 1));
        builder.Services.AddSingleton<ILoggerFactory>(faults);
        return builder.Build();
    }
}
