using ChatHub.Terminal.Editing;
using CsCheck;

namespace ChatHub.Tests.Terminals;

public sealed class LineBufferTests
{
    private const string Characters = "aé \u0301\ud83d\ude42\u200d字";

    private readonly LineBuffer line = new();

    [Fact]
    public void Text_is_typed_and_taken()
    {
        Type("-msg \"U\" João ação 🙂");

        Assert.Equal("-msg \"U\" João ação 🙂", line.Enter());
        Assert.Equal("", line.Text);
        Assert.Equal(0, line.Cursor);
    }

    [Fact]
    public void What_is_seen_as_one_character_is_moved_over_and_deleted_as_one()
    {
        Type("aé🙂👩‍👩‍👧z");
        line.Left();
        line.Backspace();
        Assert.Equal("aé🙂z", line.Text);
        line.Backspace();
        Assert.Equal("aéz", line.Text);
        line.Left();
        line.Delete();
        Assert.Equal("az", line.Text);
        line.Home();
        line.Backspace();
        line.Right();
        line.Insert('b');
        Assert.Equal("abz", line.Text);
    }

    [Fact]
    public void Half_an_emoji_is_known_as_such()
    {
        line.Insert("🙂"[0]);
        Assert.True(line.IsHalf);
        line.Insert("🙂"[1]);
        Assert.False(line.IsHalf);
    }

    [Fact]
    public void Words_and_ends_can_be_deleted()
    {
        Type("um dois três");
        line.DeleteWord();
        Assert.Equal("um dois ", line.Text);
        line.DeleteWord();
        Assert.Equal("um ", line.Text);
        line.Left();
        line.DeleteToEnd();
        Assert.Equal("um", line.Text);
        line.DeleteToStart();
        Assert.Equal("", line.Text);
    }

    [Fact]
    public void Earlier_lines_come_back_and_so_does_what_was_being_typed()
    {
        Enter("um");
        Enter("dois");
        Type("rasc");

        line.Older();
        Assert.Equal("dois", line.Text);
        line.Older();
        line.Older();
        Assert.Equal("um", line.Text);
        line.Newer();
        line.Newer();
        line.Newer();
        Assert.Equal("rasc", line.Text);
    }

    [Fact]
    public void No_keys_bring_the_cursor_out_of_the_line() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, Characters.Length - 1].Select(index => Characters[index])).List[0, 60].Sample(keys =>
        {
            var buffer = new LineBuffer();
            foreach (var (key, character) in keys)
            {
                Press(buffer, key, character);
                if (buffer.Cursor < 0 || buffer.Cursor > buffer.Text.Length)
                    return false;
                var (shown, cursor) = Cells.Window(buffer.Text, buffer.Cursor, columns: 10);
                if (Cells.Of(shown) > 11 || cursor < 0 || cursor > shown.Length)
                    return false;
            }

            return true;
        });

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("ação", 4)]
    [InlineData("a\u0301", 1)]
    [InlineData("🙂", 2)]
    [InlineData("字字", 4)]
    [InlineData("❤️", 2)]
    [InlineData("🇧🇷", 4)]
    [InlineData("👩‍👩‍👧", 6)]
    public void Columns_are_counted_as_the_terminal_does_that_draws_widest(string text, int cells) => Assert.Equal(cells, Cells.Of(text));

    private static void Press(LineBuffer buffer, int key, char character)
    {
        switch (key)
        {
            case 0: buffer.Backspace(); break;
            case 1: buffer.Delete(); break;
            case 2: buffer.Left(); break;
            case 3: buffer.Right(); break;
            case 4: buffer.Home(); break;
            case 5: buffer.End(); break;
            case 6: buffer.DeleteWord(); break;
            case 7: buffer.Older(); break;
            case 8: buffer.Newer(); break;
            case 9: buffer.Enter(); break;
            default: buffer.Insert(character); break;
        }
    }

    private void Type(string text) => text.ToList().ForEach(line.Insert);

    private void Enter(string text)
    {
        Type(text);
        line.Enter();
    }
}
