using ChatHub.Server.Startup;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>The command line of the server.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("--urls", "http://127.0.0.1:0", "--help")]
    public async Task Help_names_every_setting_and_starts_nothing(params string[] arguments)
    {
        using var folder = new TempFolder();
        using var server = ConsoleProcess.StartServer([.. arguments, "--ChatHub:DataFolder=" + folder["dados"]]);

        Assert.Equal(0, await server.Exited());

        var help = string.Join('\n', server.Output);
        Assert.All(Settings.All, setting => Assert.Contains("--" + setting.Name, help, StringComparison.Ordinal));
        Assert.Contains("--urls", help, StringComparison.Ordinal);
        Assert.Empty(server.Errors);
        Assert.False(Directory.Exists(folder["dados"]));
    }

    [Fact]
    public async Task The_version_is_one_line_and_starts_nothing()
    {
        using var folder = new TempFolder();
        using var server = ConsoleProcess.StartServer(["--version", "--ChatHub:DataFolder=" + folder["dados"]]);

        Assert.Equal(0, await server.Exited());

        Assert.Matches(@"^\d+\.\d+\.\d+", Assert.Single(server.Output));
        Assert.False(Directory.Exists(folder["dados"]));
    }

    [Theory]
    [InlineData("--ChatHub:DataFolder", "{0}")]
    [InlineData("/chathub:datafolder={0}")]
    [InlineData("ChatHub:DataFolder={0}")]
    public async Task A_setting_counts_in_every_form_that_configuration_has(params string[] form)
    {
        using var folder = new TempFolder();
        var data = folder["dados"];
        await using var server = await ServerProcess.Start(new ServerOptions { Arguments = [.. form.Select(part => part.Replace("{0}", data, StringComparison.Ordinal))] });

        Assert.True(File.Exists(Path.Combine(data, "chathub.db")), server.Output.ToString());
    }

    [Fact]
    public void The_help_and_the_check_of_names_know_every_option() =>
        Assert.Equal(OptionNames.All.Order(StringComparer.Ordinal), Settings.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));
}
