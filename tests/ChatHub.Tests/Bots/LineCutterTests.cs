using System.Text;
using ChatHub.Bridge;
using CsCheck;

namespace ChatHub.Tests.Bots;

public sealed class LineCutterTests
{
    private static readonly string Longest = string.Concat(Enumerable.Repeat("🙂", LineCutter.Longest));

    [Fact]
    public void Each_line_is_a_message_and_blank_ones_are_none() =>
        Assert.Equal(["um", " dois ", "três"], Cut("um\r\n\n \t\n dois \n\n\u00a0\ntrês"));

    [Fact]
    public void A_line_of_the_longest_length_is_one_message_and_one_more_character_makes_two()
    {
        Assert.Equal([Longest], Cut(Longest + "\n"));
        Assert.Equal([Longest[..^2] + LineCutter.Mark, "🙂!"], Cut(Longest + "!\n"));
    }

    [Fact]
    public void Control_characters_become_visible() => Assert.Equal(["␛[31merro␛[0m\t␀␡\ufffd"], Cut("\u001b[31merro\u001b[0m\t\0\u007f\u0085"));

    [Fact]
    public void Half_a_character_becomes_a_replacement() => Assert.Equal(["a\ufffdb", "\ufffd", "\ufffd"], Cut("a\ud83db\n\ude42\n\ud83d"));

    [Fact]
    public void However_it_is_read_no_message_is_too_long_and_together_they_are_the_lines()
    {
        var piece = Gen.OneOf("a", "é", "🙂", "x y", new string('w', 3_999), Longest, "\n");
        Gen.Select(piece.Array[0, 12], Gen.Int[1, 5_000]).Sample((pieces, size) =>
        {
            var input = string.Concat(pieces);
            var messages = Cut(input, size);

            Assert.All(messages, message => Assert.InRange(message.EnumerateRunes().Count(), 1, LineCutter.Longest));
            Assert.DoesNotContain(messages, message => message.Contains('\ufffd', StringComparison.Ordinal));
            var whole = new StringBuilder();
            foreach (var message in messages)
            {
                whole.Append(message.EndsWith(LineCutter.Mark) ? message[..^1] : message);
            }

            Assert.Equal(input.Replace("\n", "", StringComparison.Ordinal), whole.ToString());
        });
    }

    private static List<string> Cut(string input, int size = int.MaxValue)
    {
        var cutter = new LineCutter();
        var messages = new List<string>();
        foreach (var read in input.Chunk(size))
        {
            messages.AddRange(cutter.Take(read));
        }

        messages.AddRange(cutter.Finish());
        return messages;
    }
}
