using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>
/// README's tables are the code's. Each stands between two comments, such as <c>&lt;!-- commands --&gt;</c> and <c>&lt;!-- /commands --&gt;</c>.
/// To have them written anew after a change, run these tests once with <c>CHATHUB_UPDATE_README=1</c>; a failure also prints what is expected.
/// </summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("README.md", "| Command | What it does |")]
    [InlineData("README.pt-BR.md", "| Comando | O que faz |")]
    public void The_command_section_is_the_command_table(string file, string header)
    {
        var rows = Commands.All.Select(command => $"| `{command.Syntax}` | {command.Summary} |");

        ReadmeSection.Holds(file, "commands", string.Join('\n', [header, "| --- | --- |", .. rows]));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.pt-BR.md")]
    public void The_settings_section_names_every_option_and_no_other(string file)
    {
        var named = ReadmeSection.Read(file, "settings").Split('`').Where((_, index) => index % 2 == 1)
            .Where(word => word.StartsWith("ChatHub:", StringComparison.Ordinal) && !word.Contains('=', StringComparison.Ordinal));

        Assert.Equal(OptionNames.All.Order(StringComparer.Ordinal), named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
