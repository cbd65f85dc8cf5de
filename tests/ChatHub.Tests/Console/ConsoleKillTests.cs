using ChatHub.Terminal;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Terminals;

/// <summary>The console killed again and again while it sends, shows and keeps its state. <c>CHATHUB_CONSOLE_KILLS=50</c> makes it as many.</summary>
public sealed class ConsoleKillTests : WithServer
{
    private const int KillsInCi = 2;
    private const int Lines = 40;
    private const int DiskBytes = 48 * 1024;

    [Fact]
    public async Task Killed_again_and_again_it_sends_everything_once_and_shows_at_most_its_last_line_again()
    {
        var kills = Seed.FromEnvironment("CHATHUB_CONSOLE_KILLS") ?? KillsInCi;
        await using var maria = await Talker.StartAsync(server, "maria");
        List<string> shown = [];
        for (var life = 0; life < kills; life++)
        {
            using var ana = Start();
            for (var line = 0; line < Lines; line++) ana.Write($"-msg \"U\" maria {life:000}.{line:000}");
            await ana.Says($") {life:000}.{Random.Shared.Next(Lines):000}");
            ana.Send(Signals.Kill);
            await ana.Exited();
            Show(shown, ana);
        }

        using var last = Start();
        last.Write("-msg \"U\" maria fim");
        last.CloseInput();
        Assert.Equal(0, await last.Exited());
        Show(shown, last);
        await maria.Sees("fim");

        Assert.Equal(maria.Texts, shown);
        foreach (var life in maria.Texts.SkipLast(1).GroupBy(text => text[..3], StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(0, life.Count()).Select(line => $"{life.Key}.{line:000}"), life);
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_it_says_so_sends_nothing_that_it_cannot_keep_and_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.TryMount(DiskBytes)!;
        await using var maria = await Talker.StartAsync(server, "maria");
        Assert.Equal(0, (await Say("cabe")).Code);

        disk.Fill();
        var (code, errors) = await Say("não cabe");
        disk.MakeRoom();
        Assert.Equal(0, (await Say("cabe de novo")).Code);

        Assert.Equal(ExitCodes.StateFailed, code);
        Assert.Contains(errors, line => line.StartsWith("Erro, o estado local ou a saída não pôde ser gravad", StringComparison.Ordinal));
        await maria.Sees("cabe de novo");
        Assert.Equal(["cabe", "cabe de novo"], maria.Texts);

        async Task<(int Code, IReadOnlyCollection<string> Errors)> Say(string text)
        {
            using var ana = ConsoleProcess.Start([server.Address.ToString(), "--nick", "ana", "--state", disk.Path]);
            ana.Write($"-msg \"U\" maria {text}");
            ana.CloseInput();
            return (await ana.Exited(), ana.Errors);
        }
    }

    private ConsoleProcess Start() => ConsoleProcess.Start([server.Address.ToString(), "--nick", "ana", "--state", server.ClientFolder]);

    // The position moves when the next message is asked for: the last one before a kill may come again.
    private static void Show(List<string> shown, ConsoleProcess console)
    {
        var lines = console.Output.Where(line => line.StartsWith("(ana, ", StringComparison.Ordinal)).Select(line => line.Split(") ", 2)[1]).ToList();
        shown.AddRange(lines.Skip(lines.Count > 0 && shown.Count > 0 && lines[0] == shown[^1] ? 1 : 0));
    }
}
