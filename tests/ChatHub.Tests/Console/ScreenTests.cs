using ChatHub.Terminal.Editing;

namespace ChatHub.Tests.Terminals;

public sealed class ScreenTests : IDisposable
{
    private const string Erase = "\r\x1b[K";

    private readonly StringWriter terminal = new() { NewLine = "\n" };
    private readonly Screen screen;

    public ScreenTests() => screen = new Screen(terminal, () => 20);

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void A_message_takes_the_typed_line_away_and_puts_it_back()
    {
        screen.Begin();
        Type("olá");
        terminal.GetStringBuilder().Clear();

        screen.Message("(maria, hoje) oi");

        Assert.Equal($"{Erase}(maria, hoje) oi\n{Erase}> olá", terminal.ToString());
    }

    [Fact]
    public void The_cursor_is_put_back_into_the_line()
    {
        screen.Begin();
        Type("olá");
        screen.Edit(line => line.Left(), more: false);

        Assert.EndsWith($"{Erase}> olá\r> ol", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_shows_a_window_and_is_taken_whole()
    {
        screen.Begin();
        Type("uma linha bem maior que a tela");

        Assert.EndsWith($"{Erase}>  maior que a tela", terminal.ToString(), StringComparison.Ordinal);
        Assert.Equal("uma linha bem maior que a tela", screen.Enter());
        Assert.EndsWith($"{Erase}> uma linha bem maior que a tela\n> ", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pasted_text_is_drawn_once()
    {
        screen.Begin();
        terminal.GetStringBuilder().Clear();
        screen.Edit(line => line.Insert('a'), more: true);
        Assert.Equal("", terminal.ToString());
        screen.Edit(line => line.Insert('b'), more: false);
        Assert.Equal($"{Erase}> ab", terminal.ToString());
    }

    [Fact]
    public void Before_and_after_typing_lines_are_just_written()
    {
        screen.Status("conectando");
        screen.Begin();
        screen.End();
        screen.Status("fim");

        Assert.Equal($"* conectando\n{Erase}> {Erase}* fim\n", terminal.ToString());
    }

    private void Type(string text) => text.ToList().ForEach(character => screen.Edit(line => line.Insert(character), more: false));
}
