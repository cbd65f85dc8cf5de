using System.Diagnostics.Metrics;
using ChatHub.Client;
using ChatHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace ChatHub.Tests.Clients;

public sealed class MetricsTests : WithServer, IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    [Fact]
    public async Task What_is_sent_accepted_refused_and_shown_is_counted()
    {
        using var sent = Collect<long>("chathub.client.messages.sent");
        using var accepted = Collect<long>("chathub.client.messages.accepted");
        using var refused = Collect<long>("chathub.client.messages.refused");
        using var shown = Collect<long>("chathub.client.messages.shown");
        using var duration = Collect<double>("chathub.client.accept.duration");
        await using var ana = await Talker.StartAsync(Options());

        await ana.Chat.MessageAsync(Recipient.User("ana"), "um");
        await ana.Chat.MessageAsync(Recipient.User("ana"), "dois");
        await ana.Chat.MessageAsync(Recipient.User("ninguem"), "três");
        await ana.Chat.MessageAsync(Recipient.User("ana"), "");

        Assert.Equal(3, Sum(sent));
        Assert.Equal(2, Sum(accepted));
        Assert.Equal(["no-such-user", "text-invalid"], refused.GetMeasurementSnapshot().Select(measured => measured.Tags["code"]));
        Assert.Equal(2, duration.GetMeasurementSnapshot().Count);
        Assert.All(duration.GetMeasurementSnapshot(), measured => Assert.InRange(measured.Value, double.Epsilon, 60));
        await Until.True(() => Sum(shown) == 2);
    }

    [Fact]
    public async Task The_outbox_has_its_length_and_nothing_when_the_client_is_gone()
    {
        using var length = Collect<long>("chathub.client.outbox.length");
        await server.StopAsync();
        var state = new MemoryClientState();
        await using (var offline = Talker.Unstarted(Options(state)))
        {
            var starting = offline.Chat.StartAsync();
            await offline.Chat.SendAsync(Recipient.User("ana"), "um");
            await offline.Chat.SendAsync(Recipient.User("ana"), "dois");
            Assert.Equal(2, Sum(length));
            await offline.DisposeAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        }

        Assert.Equal(0, Sum(length));
        server.Start();
        await using var online = await Talker.StartAsync(Options(state));
        await online.Chat.WhenAnsweredAsync();
        Assert.Equal(0, Sum(length));
        Assert.Equal([1, 1, -2, 1, 1, -1, -1], length.GetMeasurementSnapshot().Select(measured => measured.Value));
    }

    [Fact]
    public async Task Only_connections_after_the_first_are_reconnects()
    {
        using var reconnects = Collect<long>("chathub.client.reconnects");
        await using var ana = await Talker.StartAsync(Options());
        Assert.Equal(0, Sum(reconnects));

        await server.RestartAsync();
        await ana.SeesConnection(ConnectionState.Connected, times: 2);

        Assert.Equal(1, Sum(reconnects));
    }

    [Fact]
    public async Task The_readme_lists_every_instrument()
    {
        var names = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(instrument) };
        listener.Start();
        await using var chat = new ChatClient(Options());

        var readme = await File.ReadAllTextAsync(Repository.PathTo("src", "ChatHub.Client", "README.md"));
        Assert.Equal(7, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal));

        void Note(Instrument instrument)
        {
            if (instrument.Meter.Name == ChatClient.MeterName && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                names.Add(instrument.Name);
        }
    }

    public void Dispose() => services.Dispose();

    private static long Sum(MetricCollector<long> collector) => collector.GetMeasurementSnapshot().Sum(measured => measured.Value);

    private MetricCollector<T> Collect<T>(string instrument)
        where T : struct => new(services.GetRequiredService<IMeterFactory>(), ChatClient.MeterName, instrument);

    private ChatClientOptions Options(IClientState? state = null)
    {
        var options = Talker.Options(server, "ana", state);
        options.MeterFactory = services.GetRequiredService<IMeterFactory>();
        return options;
    }
}
