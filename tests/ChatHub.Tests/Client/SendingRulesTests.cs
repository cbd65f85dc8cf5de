using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class SendingRulesTests
{
    [Theory]
    [InlineData("-msg \"U\" maria oi", true)]
    [InlineData("  -MSGT T oi", true)]
    [InlineData("-msg", true)]
    [InlineData("-msg\u00a0\"U\" maria oi", true)]
    [InlineData("\u2003-msgt\u0085T oi", true)]
    [InlineData("-msgx oi", false)]
    [InlineData("-listargrupos", false)]
    [InlineData("--msg U maria oi", false)]
    [InlineData("oi", false)]
    [InlineData("", false)]
    public void Lines_that_send_go_through_the_outbox(string line, bool sends) => Assert.Equal(sends, ChatClient.Sends(line));

    [Theory]
    [InlineData("-criargrupo g", false)]
    [InlineData("-sairgrupo g", false)]
    [InlineData("-entrargrupo g", true)]
    [InlineData("-listarusuarios", true)]
    [InlineData("-help", true)]
    [InlineData("oi", true)]
    public void Only_what_does_no_harm_is_called_again(string line, bool mayRepeat) =>
        Assert.Equal(mayRepeat, CommandLines.MayRepeat(CommandLines.MethodOf(line)));

    [Fact]
    public void Every_command_is_known_from_its_syntax() =>
        Assert.All(Commands.All, command => Assert.Equal(command.Method, CommandLines.MethodOf(command.Syntax)));

    [Fact]
    public void What_would_not_survive_the_wire_is_refused_before_it_is_queued()
    {
        var longest = string.Concat(Enumerable.Repeat("🙂", Limits.Default.TextLength));

        Assert.Null(Texts.Check(longest, isLine: false));
        Assert.Equal(Refusals.TextTooLong, Texts.Check(longest + "!", isLine: false));
        Assert.Null(Texts.Check("-msg \"U\" maria " + longest, isLine: true));
        Assert.Equal(Refusals.TextTooLong, Texts.Check(new string('x', 5_000), isLine: true));
        Assert.Equal(Refusals.TextInvalid, Texts.Check("", isLine: false));
        Assert.Equal(Refusals.TextInvalid, Texts.Check("\u200b\u3164 \u2800", isLine: false));
        Assert.Equal(Refusals.TextInvalid, Texts.Check("a\ud83d", isLine: false));
        Assert.Equal(Refusals.TextInvalid, Texts.Check("\ude00a", isLine: false));
    }

    [Theory]
    [InlineData(TargetKinds.Group, "g", false, "g")]
    [InlineData(TargetKinds.User, "ana", false, "maria")]
    [InlineData(TargetKinds.User, "pedro", true, "pedro")]
    [InlineData(TargetKinds.All, null, false, "maria")]
    public void An_answer_goes_where_the_message_came_from(string kind, string? name, bool mine, string expected)
    {
        var item = new MessageItem(1, Guid.Empty, "maria", new MessageTarget(kind, name, null), "oi", DateTime.UnixEpoch, mine);

        Assert.Equal(expected, Recipient.ReplyTo(item).Name);
    }
}
