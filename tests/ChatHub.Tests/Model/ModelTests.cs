using System.Globalization;
using CsCheck;

namespace ChatHub.Tests;

/// <summary>
/// Random histories against the model, through the front door. A failure prints the seed and the shortest history found: repeat it with
/// <c>CsCheck_Seed=…</c>. <c>CHATHUB_MODEL_RUNS</c> sets how many histories are tried.
/// </summary>
public sealed class ModelTests
{
    private const int Runs = 40;

    [Fact]
    public async Task Whatever_happens_every_device_shows_what_the_model_says() =>
        await Steps.Any.SampleAsync(
            async steps =>
            {
                await using var app = await App.StartAsync();
                await using var world = await World.OnAsync(app);
                foreach (var step in steps)
                {
                    await world.DoAsync(step);
                }

                await world.CheckAsync();
            },
            iter: int.Parse(Environment.GetEnvironmentVariable("CHATHUB_MODEL_RUNS") ?? Runs.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            threads: 1,
            print: steps => string.Join('\n', (IEnumerable<Step>)steps));
}
