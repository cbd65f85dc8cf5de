using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Talks;

namespace ChatHub.Tests.Terminals;

public sealed class TalkListTests
{
    private readonly TalkList talks = new();

    [Fact]
    public void Only_others_messages_to_what_is_not_chosen_are_unread()
    {
        Hear("maria", Recipient.User("ana"));
        Hear("ana", Recipient.User("pedro"), mine: true);
        Hear("pedro", Recipient.Group("amigos"));
        talks.Choose(Recipient.User("MARIA"));
        Hear("maria", Recipient.User("ana"));
        Hear("rita", Recipient.All());

        Assert.Equal([("maria", 0), ("pedro", 0), ("#amigos", 1)], talks.All);
    }

    [Fact]
    public void The_next_one_is_the_next_unread_one_or_just_the_next()
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
    [InlineData("e a ana.", "Ana", true)]
    [InlineData("banana, anamaria e ana-maria", "ana", false)]
    [InlineData("a e o", "a", false)]
    [InlineData("e @a?", "a", true)]
    [InlineData("fale com joão.", "João", true)]
    public void Who_is_named_in_a_text_is_called(string text, string nick, bool isCalled) => Assert.Equal(isCalled, Mentions.Names(text, nick));

    private void Hear(string from, MessageTarget to, bool mine = false) =>
        talks.Note(new MessageItem(1, Guid.Empty, from, to, "oi", default, mine));
}
