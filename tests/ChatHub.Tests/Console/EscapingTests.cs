using ChatHub.Contracts;

namespace ChatHub.Tests.Terminals;

public sealed class EscapingTests
{
    private static readonly TimeZoneInfo SaoPaulo = TimeZoneInfo.CreateCustomTimeZone("t", TimeSpan.FromHours(-3), "t", "t");

    [Theory]
    [InlineData("olá, \"João\" 🙂\tfim", "olá, \"João\" 🙂\tfim")]
    [InlineData("\u001b[2J\u001b]0;título\u0007", "\\x1b[2J\\x1b]0;título\\x07")]
    [InlineData("\u009b31mvermelho\u0000\u007f", "\\x9b31mvermelho\\x00\\x7f")]
    [InlineData("abc\u202edcba\u2066x", "abc\\u202edcba\\u2066x")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    public void What_could_control_the_terminal_is_shown_escaped(string text, string shown) => Assert.Equal(shown, Escaping.Indented(text));

    [Theory]
    [InlineData("um\ndois")]
    [InlineData("um\r\ndois")]
    [InlineData("um\rdois")]
    [InlineData("um\u2028dois")]
    [InlineData("um\u0085dois")]
    public void Further_lines_are_set_in_so_that_they_cannot_pass_for_a_message(string text) => Assert.Equal("um\n    dois", Escaping.Indented(text));

    [Fact]
    public void A_name_stays_on_its_line() => Assert.Equal("ana\\n(maria, x)", Escaping.Word("ana\n(maria, x)"));

    [Theory]
    [InlineData(TargetKinds.User, "maria", null, "(ana, 23/11/2026 21:15:04) oi")]
    [InlineData(TargetKinds.Group, "amigos", null, "(ana, amigos, 23/11/2026 21:15:04) oi")]
    [InlineData(TargetKinds.All, null, "C", "(ana, todos, 23/11/2026 21:15:04) oi")]
    [InlineData(TargetKinds.Group, "todos", null, "(ana, #todos, 23/11/2026 21:15:04) oi")]
    [InlineData(TargetKinds.Group, "TODOS", null, "(ana, #TODOS, 23/11/2026 21:15:04) oi")]
    public void A_message_has_the_plain_form_in_local_time(string kind, string? name, string? audience, string expected)
    {
        var at = new DateTime(2026, 11, 24, 0, 15, 4, DateTimeKind.Utc);
        var message = new MessageItem(1, Guid.Empty, "ana", new MessageTarget(kind, name, audience), "oi", at, Mine: false);

        Assert.Equal(expected, PlainText.Of(message, SaoPaulo));
    }
}
