using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Talks;

namespace ChatHub.Tests.Terminals;

public sealed class TalkListTests
{
    private readonly TalkList talks = new();

    [Fact]
    public void Conversations_come_up_in_the_order_of_their_messages()
    {
        Hear("maria", Recipient.User("ana"));
        Hear("ana", Recipient.User("pedro"), mine: true);
        Hear("pedro", Recipient.Group("amigos"));
        talks.Choose(Recipient.User("MARIA"));
        Hear("rita", Recipient.All());

        Assert.Equal(["maria", "pedro", "#amigos"], talks.All);
    }

    [Theory]
    [InlineData("Jose\u0301", "José")]
    [InlineData("JOSÉ", "José")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    public void Names_that_are_written_differently_are_one_conversation(string chosen, string nick)
    {
        Hear(nick, Recipient.User("ana"));
        talks.Choose(Recipient.User(chosen));

        Assert.Equal([nick], talks.All);
        Assert.Equal(nick, talks.Chosen?.Name);
    }

    [Fact]
    public void The_next_one_is_where_somebody_wrote_last_or_just_the_next()
    {
        Assert.False(talks.Next());
        Hear("maria", Recipient.User("ana"));
        talks.Choose(Recipient.User("rita"));
        talks.Choose(Recipient.User("maria"));
        Hear("eva", Recipient.Group("amigos"));

        talks.Next();
        Assert.Equal("amigos", talks.Chosen?.Name);
        talks.Next();
        Assert.Equal("maria", talks.Chosen?.Name);
        talks.Previous();
        Assert.Equal("amigos", talks.Chosen?.Name);
        Assert.False(talks.ChooseAt(3));
        talks.ChooseNone();
        Assert.Null(talks.Chosen);
    }

    [Theory]
    [InlineData("oi @Ana!", "ana", true)]
    [InlineData("oi @ana.", "Ana", true)]
    [InlineData("Ana, você vem?", "ana", true)]
    [InlineData(" ana: veja", "ana", true)]
    [InlineData("e a ana?", "ana", false)]
    [InlineData("bom dia", "dia", false)]
    [InlineData("https://x/ana/y", "ana", false)]
    [InlineData("ana = 3", "ana", false)]
    [InlineData("e-mail@ana.br", "ana", false)]
    [InlineData("@anamaria", "ana", false)]
    [InlineData("e @a?", "a", true)]
    [InlineData("fale com @Joa\u0303o.", "João", true)]
    public void Only_a_name_that_is_marked_calls(string text, string nick, bool isCalled) => Assert.Equal(isCalled, Mentions.Names(text, nick));

    private void Hear(string from, MessageTarget to, bool mine = false) =>
        talks.Note(new MessageItem(1, Guid.Empty, from, to, "oi", default, mine));
}
