using ChatHub.Terminal.Editing;

namespace ChatHub.Tests.Terminals;

public sealed class KeyReaderTests
{
    [Fact]
    public void A_marked_paste_is_one_text_with_its_lines_and_without_what_is_no_text()
    {
        var keys = Keys("a\u001b[200~um\r\n\tdois\u001b[A\u0007\r\u001b[201~b");

        Assert.Equal('a', keys.Next().Info.KeyChar);
        Assert.Equal("um\n\tdois[A", keys.Next().Pasted);
        Assert.Equal('b', keys.Next().Info.KeyChar);
        Assert.False(keys.More);
    }

    [Fact]
    public void A_paste_ends_also_where_its_end_mark_was_cut_in_two_and_lost_its_first_byte()
    {
        var keys = Keys("\u001b[200~um [201~ dois[201~");

        Assert.Equal("um [201~ dois", keys.Next().Pasted);
        Assert.False(keys.More);
    }

    [Fact]
    public void An_escape_before_a_character_is_the_alt_key_and_by_itself_it_is_itself()
    {
        var keys = Keys("\u001b1\u001b[x\u001b");

        Assert.Equal(('1', ConsoleModifiers.Alt), Of(keys.Next()));
        Assert.Equal(('[', ConsoleModifiers.Alt), Of(keys.Next()));
        Assert.Equal(('x', ConsoleModifiers.None), Of(keys.Next()));
        Assert.Equal(('\u001b', ConsoleModifiers.None), Of(keys.Next()));
    }

    private static (char, ConsoleModifiers) Of(KeyPress press) => (press.Info.KeyChar, press.Info.Modifiers);

    private static KeyReader Keys(string typed)
    {
        var ahead = new Queue<char>(typed);
        return new KeyReader(() => Key(ahead.Dequeue()), () => ahead.Count > 0);
    }

    private static ConsoleKeyInfo Key(char character) =>
        new(character, character == '\u001b' ? ConsoleKey.Escape : ConsoleKey.None, shift: false, alt: false, control: false);
}
