using System.Threading.Channels;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Transport;

/// <summary>Tells everybody else of new groups, one after the other. When more are created than can be told of, some are not: who asks for the groups finds them.</summary>
internal sealed class NewGroups(Slices slices) : BackgroundService
{
    private const int Waiting = 1_000;

    private readonly Channel<(GroupChange Created, int By)> _created = Channel.CreateBounded<(GroupChange, int)>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    public void Tell(GroupChange created, int by) => _created.Writer.TryWrite((created, by));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (created, by) in _created.Reader.ReadAllAsync(stoppingToken))
        {
            await slices.TellAsync(nameof(IChatClient.GroupChanged), created, session => session.Owner.User != by, stoppingToken);
        }
    }
}
