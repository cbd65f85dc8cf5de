using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>SIGHUP: the terminal that the server was started at is gone.</summary>
public sealed class HangupTests
{
    // script gives what it runs a terminal, and closes it when it ends.
    private static readonly string[] AtTerminal = ["bash", "-c", "exec script --quiet --return --command \"exec $(printf '%q ' \"$@\")\" /dev/null", "bash"];

    [Fact]
    public async Task At_a_terminal_the_server_says_goodbye_when_the_terminal_closes()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var terminal = await ServerProcess.Start(new ServerOptions { Prefix = AtTerminal });
        var server = terminal.Pid;
        try
        {
            var heard = new Goodbye();
            await using var ana = await Connect(terminal, "ana", heard);

            await terminal.CloseTerminal();

            Assert.Equal(ByeCodes.Draining, await heard.Code.WaitAsync(Until.DefaultBound, TimeProvider.System));
            await Until.True(() => !Directory.Exists($"/proc/{server}"));
        }
        finally
        {
            Signals.Send(server, Signals.Kill);
        }
    }

    [Fact]
    public async Task Without_a_terminal_the_server_goes_on()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var server = await ServerProcess.Start();
        await using var ana = await Connect(server, "ana", new Goodbye());

        Signals.Send(server.Pid, Signals.Hangup);
        Signals.Send(server.Pid, Signals.Hangup);

        Assert.True((await ana.Invoke("Message", "U", "ana", "ainda aqui", null)).Ok);
        Assert.Equal(0, await server.Terminate());
    }

    private static async Task<RawClient> Connect(ServerProcess server, string nick, RawClientEvents events)
    {
        var client = await RawClient.Connect(new RawClientOptions(server.Url, (await Sessions.Open(server.Url, nick)).Token), events);
        await client.WhenWelcome;
        return client;
    }

    private sealed class Goodbye : RawClientEvents
    {
        private readonly TaskCompletionSource<string> code = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Code => code.Task;

        public override void Bye(RawClient client, Bye bye) => code.TrySetResult(bye.Code);
    }
}
