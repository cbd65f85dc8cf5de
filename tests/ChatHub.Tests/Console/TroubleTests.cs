using ChatHub.TestKit;

namespace ChatHub.Tests.Terminals;

/// <summary>The console says in Portuguese why something failed.</summary>
public sealed class TroubleTests
{
    private const string Nobody = "http://127.0.0.1:1";

    [Theory]
    [InlineData(Nobody, "(não há servidor nesse endereço)")]
    [InlineData("https://127.0.0.1:1", "(não há servidor nesse endereço)")]
    [InlineData("http://nada.invalid", "(o nome do servidor não foi encontrado)")]
    public async Task A_connection_that_fails_is_told_in_portuguese(string server, string why)
    {
        using var state = new TempFolder();
        using var ana = ConsoleProcess.Start([server, "--nick", "ana", "--state", state.Path]);

        await ana.Says(why);
        Assert.DoesNotContain(ana.Errors, line => line.Contains("refused", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_system_said_is_shown_when_it_is_asked_for()
    {
        using var state = new TempFolder();
        using var ana = ConsoleProcess.Start([Nobody, "--nick", "ana", "--state", state.Path, "--verbose"]);

        await ana.Says("(não há servidor nesse endereço [HttpRequestException: Connection refused");
    }

    [Fact]
    public async Task Without_a_home_folder_the_state_is_put_nowhere_and_its_option_is_named()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var ana = ConsoleProcess.Start([Nobody, "--nick", "ana"], ("HOME", "/nonexistent"), ("XDG_STATE_HOME", ""), ("XDG_CONFIG_HOME", ""));

        Assert.Equal(2, await ana.Exited());
        Assert.Equal(["Erro, não há pasta pessoal para guardar o estado: use --state PASTA"], ana.Errors);
    }
}
