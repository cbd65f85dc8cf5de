using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lifecycle;

/// <summary>A machine that sleeps: SIGSTOP and SIGCONT. <c>CHATHUB_STANDSTILL=120</c> makes it as many seconds.</summary>
[Collection(UnderLoad.Name)]
public sealed class StandstillTests(Report report)
{
    private const int SecondsInCi = 5;

    [Fact]
    public async Task A_server_that_stood_still_for_a_while_goes_on_where_it_was()
    {
        var seconds = Seed.FromEnvironment("CHATHUB_STANDSTILL") ?? SecondsInCi;
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"the server stopped for {seconds} s", server, crowd, report, async () =>
        {
            Signals.Send(server.Pid, Signals.Stop);
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
            Signals.Send(server.Pid, Signals.Continue);
        });
    }
}
