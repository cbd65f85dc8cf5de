using System.Diagnostics;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>The commands that README gives for a backup, run as they stand there.</summary>
public sealed class BackupTests
{
    private const int Before = 2_000;
    private const int AtOnce = 100;

    [Fact]
    public void Both_languages_give_the_same_commands() => Assert.Equal(CommandsOf("README.md", "## Backup and restore"), CommandsOf("README.pt-BR.md", "## Backup e restauração"));

    [Fact]
    public async Task A_backup_that_is_made_while_people_talk_holds_everything_accepted_before_it()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        var backup = Path.Combine(Directory.CreateDirectory(folder["backups"]).FullName, "chathub.db");
        // As an earlier backup and an interrupted one leave it.
        await File.WriteAllTextAsync(backup, "a anterior");
        await File.WriteAllTextAsync(backup + ".new", "uma metade");
        var commands = CommandsOf("README.md", "## Backup and restore").Select(command => command.Replace("/backups", folder["backups"], StringComparison.Ordinal)).ToList();
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder["data"] });
        var session = await Sessions.Open(server.Url, "ana");
        await using (var ana = await Connect(server, session))
        {
            for (var sent = 0; sent < Before; sent += AtOnce) await Task.WhenAll(Enumerable.Range(sent, AtOnce).Select(number => Say(ana, $"antes {number}")));

            using var enough = new CancellationTokenSource();
            var talking = Talk(ana, enough.Token);
            await Run(folder, commands[0]);
            await enough.CancelAsync();
            Assert.True(await talking > 0);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        Assert.Equal([backup], Directory.GetFiles(folder["backups"]));

        Assert.Equal(0, await server.Terminate());
        await Run(folder, commands[1]);
        await server.Restart();
        await using var again = await Connect(server, session);
        var texts = (await History(again)).Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enumerable.Range(0, Before).Select(number => $"antes {number}").Except(texts, StringComparer.Ordinal));
    }

    private static async Task<RawClient> Connect(ServerProcess server, SessionView session)
    {
        var client = await RawClient.Connect(new RawClientOptions(server.Url, session.Token));
        await client.WhenWelcome;
        return client;
    }

    private static async Task Say(RawClient client, string text) => Assert.True((await client.Invoke("Message", "U", "ana", text, Guid.CreateVersion7().ToString())).Ok);

    private static async Task<int> Talk(RawClient client, CancellationToken enough)
    {
        var said = 0;
        while (!enough.IsCancellationRequested) await Say(client, $"durante {said++}");
        return said;
    }

    private static async Task<List<MessageItem>> History(RawClient client)
    {
        List<MessageItem> items = [];
        for (long? before = null; ;)
        {
            var answer = await client.Invoke("History", "user", "ana", before, null);
            Assert.True(answer.Ok, answer.Text);
            var page = Json.Read(answer.Data!, ContractsJson.Default.HistoryPage);
            items.AddRange(page.Items);
            if (!page.More) return items;
            before = page.Items.Min(item => item.Pos);
        }
    }

    /// <summary>The shell's blocks below a heading.</summary>
    private static List<string> CommandsOf(string file, string heading)
    {
        var section = File.ReadAllText(Repository.PathTo(file)).ReplaceLineEndings("\n").Split(heading + "\n")[1].Split("\n## ")[0];
        return [.. section.Split("```sh\n").Skip(1).Select(block => block.Split("```")[0])];
    }

    private static async Task Run(TempFolder folder, string commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-ec", commands]) { WorkingDirectory = folder.Path })!;
        await shell.WaitForExitAsync().WaitAsync(Until.DefaultBound, TimeProvider.System);
        Assert.Equal(0, shell.ExitCode);
    }
}
