using ChatHub.Terminal.Modes;

namespace ChatHub.Tests.Terminals;

public sealed class LineKindTests
{
    [Theory]
    [InlineData("-msg U ana oi")]
    [InlineData("  -exit")]
    [InlineData("\n-msg \"U\" pedro segredo")]
    [InlineData("-naoexiste")]
    public void A_dash_directly_before_a_letter_makes_a_command(string line) => Assert.True(LineKind.IsCommand(line));

    [Theory]
    [InlineData("- leite\n- pão")]
    [InlineData("-5")]
    [InlineData("-- assinado")]
    [InlineData("-")]
    [InlineData("bem-vinda")]
    [InlineData("– leite")]
    [InlineData("— disse ela")]
    [InlineData("/ 2")]
    public void Any_other_line_is_text(string line)
    {
        Assert.False(LineKind.IsCommand(line));
        Assert.False(LineKind.IsLocal(line));
        Assert.False(LineKind.HasWrongDash(line));
        Assert.Equal(line, LineKind.TextOf(line));
    }

    [Theory]
    [InlineData("–msg \"U\" pedro segredo")]
    [InlineData(" —msg U pedro segredo")]
    [InlineData("−MSG U pedro segredo")]
    [InlineData("\n–exit")]
    [InlineData("— msgt C oi")]
    [InlineData("-–msg U pedro segredo")]
    public void A_command_after_another_dash_is_neither(string line)
    {
        Assert.False(LineKind.IsCommand(line));
        Assert.True(LineKind.HasWrongDash(line));
    }

    [Theory]
    [InlineData("//tmp", "/tmp")]
    [InlineData(" //tmp", " /tmp")]
    [InlineData("/ 2", "/ 2")]
    public void Two_slashes_stand_for_one(string line, string text)
    {
        Assert.False(LineKind.IsLocal(line));
        Assert.Equal(text, LineKind.TextOf(line));
    }

    [Fact]
    public void A_slash_directly_before_a_letter_makes_a_local_command() => Assert.True(LineKind.IsLocal(" /sair"));
}
