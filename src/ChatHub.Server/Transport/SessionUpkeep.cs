using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport;

/// <summary>Looks after the sessions once a second.</summary>
internal sealed class SessionUpkeep(Upkeep upkeep, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await upkeep.RoundAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
