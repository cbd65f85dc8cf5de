using ChatHub.Client;
using ChatHub.Terminal.Local;
using ChatHub.TestKit;

namespace ChatHub.Tests.Terminals;

public sealed class DeskFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_chosen_conversation_the_notices_and_the_last_lines_are_there_the_next_time()
    {
        var before = new DeskFile(folder.Path);
        before.Note("um");
        before.Note("dois");
        before.Note("um");
        before.Change(kept => kept with { Chosen = Recipient.Group("amigos"), ShowsEntries = false });

        var kept = new DeskFile(folder.Path).Kept;

        Assert.Equal(Recipient.Group("amigos"), kept.Chosen);
        Assert.False(kept.ShowsEntries);
        Assert.Equal(["dois", "um"], kept.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"lines\":null}")]
    [InlineData("{\"chosen\":")]
    public void A_file_that_cannot_be_read_is_done_without(string content)
    {
        File.WriteAllText(Path.Combine(folder.Path, "console.json"), content);

        Assert.Empty(new DeskFile(folder.Path).Kept.Lines);
    }

    [Fact]
    public void A_long_life_keeps_the_last_hundred_lines()
    {
        var file = new DeskFile(folder.Path);
        for (var number = 1; number <= 120; number++)
        {
            file.Note($"linha {number}");
        }

        file.Note(new string('x', 3_000));

        Assert.Equal(Enumerable.Range(21, 100).Select(number => $"linha {number}"), new DeskFile(folder.Path).Kept.Lines);
    }
}
