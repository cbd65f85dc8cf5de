using ChatHub.Terminal.Display;
using ChatHub.Terminal.Editing;

namespace ChatHub.Tests.Terminals;

public sealed class ScreenTests : IDisposable
{
    private const string Erase = "\r\x1b[J";
    private const string EraseTwo = "\r\x1b[1A\x1b[K\x1b[1B\x1b[J\x1b[1A";

    private readonly StringWriter terminal = new() { NewLine = "\n" };
    private readonly Screen screen;
    private int width = 20;
    private int height = 10;

    public ScreenTests() => screen = new Screen(terminal, () => width, () => height, Colours.None);

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void A_message_takes_the_typed_line_away_and_puts_it_back_in_one_write()
    {
        Begin();
        Type("olá");

        Assert.Equal($"{Erase}(maria, hoje) oi\n> olá", Written(() => screen.Print("(maria, hoje) oi")));
    }

    [Fact]
    public void The_cursor_is_put_back_into_the_line()
    {
        Begin();
        Type("olá");

        Assert.Equal($"{Erase}> olá\r> ol", Written(() => screen.Edit(line => line.Left())));
    }

    [Fact]
    public void A_long_line_shows_a_window()
    {
        Begin();
        Type("uma linha bem maior que a tela");

        Assert.EndsWith($"{Erase}>  maior que a tela", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_typed_ahead_is_drawn_once()
    {
        Begin();

        Assert.Equal("", Written(() => screen.Edit(line => line.Insert('a'), more: true)));
        Assert.Equal($"{Erase}> ab", Written(() => screen.Edit(line => line.Insert('b'))));
    }

    [Fact]
    public void The_rows_above_the_line_are_redrawn_with_it_cut_to_the_width()
    {
        screen.Foot = _ => new Foot(["uma situação que não cabe"], "> ");
        Begin();

        Assert.Equal($"{EraseTwo}oi\numa situação que n…\n> ", Written(() => screen.Print("oi")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void Whatever_width_a_terminal_says_it_has_no_more_rows_are_taken_away_than_were_drawn(int columns)
    {
        screen.Foot = _ => new Foot(["uma situação que"], "> ");
        Begin();
        Type("uma linha que é");
        width = columns;

        Assert.StartsWith(EraseTwo, Written(screen.Redraw), StringComparison.Ordinal);
        Assert.StartsWith(EraseTwo, Written(() => screen.Print("oi")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "… dois\n… três\n… quatro\nsituação\n> ")]
    [InlineData(4, "… quatro\nsituação\n> ")]
    [InlineData(2, "> ")]
    [InlineData(1, "> ")]
    public void A_foot_that_is_taller_than_the_screen_shows_its_last_rows(int rows, string drawn)
    {
        screen.Foot = _ => new Foot(["… um", "… dois", "… três", "… quatro", "situação"], "> ");
        height = rows;
        screen.Begin();

        Assert.EndsWith($"\x1b[?2004h{drawn}", terminal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦…")]
    [InlineData("❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️", "❤️❤️❤️❤️❤️❤️❤️❤️❤️…")]
    [InlineData("🆗🆗🆗🆗🆗🆗🆗🆗🆗🆗", "🆗🆗🆗🆗🆗🆗🆗🆗🆗…")]
    [InlineData("🆘🀄￥🆘🀄￥🆘🀄￥🆘", "🆘🀄￥🆘🀄￥🆘🀄￥…")]
    [InlineData("🇧🇷🇧🇷🇧🇷🇧🇷🇧🇷", "🇧🇷🇧🇷🇧🇷🇧🇷…")]
    [InlineData("áááááááááááááááááááá", "áááááááááááááááááá…")]
    public void A_row_is_cut_where_the_terminal_that_draws_it_widest_would_break_it(string row, string cut)
    {
        screen.Foot = _ => new Foot([row], "> ");
        screen.Begin();

        Assert.EndsWith($"\x1b[?2004h{cut}\n> ", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hint_follows_the_line_and_the_cursor_stays_before_it()
    {
        screen.Foot = _ => new Foot([], "> ", "NOME");
        Begin();

        Assert.Equal($"{Erase}> -sair NOME\r> -sair ", Written(() => screen.Edit(line => line.Insert("-sair "))));
        Assert.Equal($"{Erase}> -sair \r> -sair", Written(() => screen.Edit(line => line.Left())));
    }

    [Fact]
    public void A_secret_is_not_drawn()
    {
        screen.Foot = _ => new Foot([], "Senha: ", Secret: true);
        Begin();

        Assert.Equal($"{Erase}Senha: ", Written(() => screen.Edit(line => line.Insert("abc"))));
    }

    [Fact]
    public void Before_and_after_typing_lines_are_just_written()
    {
        screen.Print("conectando");
        screen.Begin();
        screen.End();
        screen.Print("fim");

        Assert.Equal($"conectando\n\x1b[?2004h> {Erase}\x1b[?2004lfim\n", terminal.ToString());
    }

    private void Begin()
    {
        screen.Begin();
        terminal.GetStringBuilder().Clear();
    }

    private string Written(Action action)
    {
        terminal.GetStringBuilder().Clear();
        action();
        return terminal.ToString();
    }

    private void Type(string text) => text.ToList().ForEach(character => screen.Edit(line => line.Insert(character)));
}
