using ChatHub.Contracts;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Fsync;

/// <summary>What a power cut may not take back. Proved from the server's system calls.</summary>
[Collection(UnderLoad.Name)]
public sealed class FsyncTests(Report report)
{
    private const int Messages = 100;

    [Fact]
    public async Task No_message_is_answered_or_delivered_before_its_log_is_synced()
    {
        var faults = await Faults(new ServerOptions());

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_trace_catches_a_server_that_answers_before_the_sync()
    {
        var faults = await Faults(ServerOptions.Sabotaged(Sabotage.AckEarly));

        Assert.Contains(faults, fault => fault.Contains("without a sync", StringComparison.Ordinal) || fault.Contains("before it was written", StringComparison.Ordinal));
    }

    private async Task<List<string>> Faults(ServerOptions options)
    {
        await using var server = await TracedServer.Start(options);
        var answers = await Talk(server);
        var order = new AnswerOrder(await server.ReadTrace());
        report.Say($"{Messages} messages: {order}");
        return [.. answers.SelectMany(sent => new[] { order.Fault(sent.Tag, sent.Answer), order.Fault(sent.Tag, sent.Delivery) }).OfType<string>()];
    }

    // Half of them one by one, so that each has a commit of its own, half at once, so that commits are shared.
    private static async Task<List<Told>> Talk(TracedServer server)
    {
        var session = await Sessions.Open(server.Url, "ana");
        var seen = new Collector();
        await using var ana = await Enter(new RawClientOptions(server.Url, session.Token), seen);
        await ana.WhenWelcome;
        List<Told> told = [];
        for (var i = 0; i < Messages / 2; i++) Assert.True((await Send(ana, told)).Ok);
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, Messages / 2).Select(_ => Send(ana, told)))) Assert.True(answer.Ok);
        await Until.True(() => seen.Items == Messages);
        return told;
    }

    // A server that answers before its commit may not know the token yet that it has just given.
    private static async Task<RawClient> Enter(RawClientOptions options, Collector seen)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await RawClient.Connect(options, seen);
            }
            catch (ConnectRefusedException) when (tries < 200)
            {
                // Asked again at once: each try is a round trip.
            }
        }
    }

    private static Task<RawAnswer> Send(RawClient ana, List<Told> told)
    {
        var tag = $"recado-{told.Count + 1:000}-{Guid.NewGuid():N}";

        // The numbers of this client's invocations are 1, 2, 3…; the tag in socket bytes can only be a delivery: what comes in is masked and not traced.
        told.Add(new Told(tag, $"""\"type\":3,\"invocationId\":\"{told.Count + 1}\",""", tag));
        return ana.Invoke(nameof(IChatHub.Message), "U", "ana", tag, Guid.CreateVersion7());
    }

    private sealed record Told(string Tag, string Answer, string Delivery);

    private sealed class Collector : RawClientEvents
    {
        private int items;

        public int Items => Volatile.Read(ref items);

        public override void Item(RawClient client, in RawItem item) => Interlocked.Increment(ref items);
    }
}
