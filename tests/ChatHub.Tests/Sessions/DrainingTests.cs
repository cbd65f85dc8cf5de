using ChatHub.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatHub.Tests;

/// <summary>A server that stops takes the same call again after its restart.</summary>
public sealed class DrainingTests
{
    [Theory]
    [InlineData(Way.Called)]
    [InlineData(Way.Typed)]
    public async Task Sends_to_a_server_that_stops_are_answered_busy(Way way)
    {
        await using var app = await App.StartAsync();
        var ana = await app.ConnectAsync("ana");
        _ = Task.Run(app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication);
        await ana.Byes.First(bye => bye.Code == "draining", "the goodbye");

        List<string> codes = [];
        try
        {
            while (!ana.Closed.IsCompleted)
            {
                codes.Add((await ana.By(way).Message("U", "ana", "ainda", Talk.NewId())).Code);
            }
        }
        catch (Exception closed) when (closed is not Xunit.Sdk.XunitException)
        {
            // The connection has ended.
        }

        Assert.Equal([Refusals.Busy.Code], codes.Distinct());
        await ana.DisposeAsync();
    }
}
