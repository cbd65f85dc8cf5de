using ChatHub.Terminal.Completion;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Editing;

namespace ChatHub.Tests.Terminals;

public sealed class SecretLineTests : IDisposable
{
    private readonly StringWriter terminal = new();
    private readonly List<string> entered = [];
    private readonly Editor editor;
    private LineBuffer line = new();

    public SecretLineTests()
    {
        var screen = new Screen(terminal, () => 80, () => 24, Colours.None)
        {
            Foot = typed =>
            {
                line = typed;
                return new Foot([], "> ");
            },
        };
        editor = new Editor(screen, new Cycle(new Completer(new KnownNames())), entered.Add, _ => { });
        screen.Begin();
    }

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_line_being_typed_waits_and_what_is_entered_is_the_answer()
    {
        Type("olá");
        var answer = editor.AskAsync("Senha: ");
        Type("segredo");
        Press(ConsoleKey.Enter);

        Assert.Equal("segredo", await answer);
        Assert.Equal("olá", line.Text);
        Press(ConsoleKey.Enter);
        Assert.Equal(["olá"], entered);
    }

    [Fact]
    public async Task A_question_is_taken_back_when_another_one_is_asked()
    {
        Type("olá");
        var first = editor.AskAsync("Senha atual: ");
        Type("meia");
        var second = editor.AskAsync("Senha: ");
        Type("segredo");
        Press(ConsoleKey.Enter);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal("segredo", await second);
        Assert.Equal("olá", line.Text);
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_question_and_is_no_step_towards_leaving()
    {
        Type("olá");
        var answer = editor.AskAsync("Nova senha: ");
        Type("segr");

        Assert.True(Interrupt());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Null(editor.Question);
        Assert.Equal("olá", line.Text);
        Assert.True(Interrupt());
        Assert.Equal("", line.Text);
        Assert.False(Interrupt());
    }

    [Fact]
    public async Task A_line_entered_while_a_question_is_asked_is_said_or_answers_it_but_never_both_or_neither()
    {
        var answers = new List<string?>();
        for (var number = 0; number < 1_000; number++)
        {
            Type($"{number}");
            var asking = Task.Run(() => editor.AskAsync("Senha: "));
            Press(ConsoleKey.Enter);

            // Answers what is open now, if the line came before the question.
            while (!asking.IsCompleted)
            {
                Press(ConsoleKey.Enter);
            }

            answers.Add(await asking);
            Press(ConsoleKey.Enter);
        }

        Assert.All(answers, Assert.Null);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(number => $"{number}"), entered.Where(text => text.Length > 0));
    }

    private void Type(string text)
    {
        foreach (var character in text)
        {
            editor.Press(new KeyPress(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false)), more: false);
        }
    }

    private bool Interrupt() => editor.Press(new KeyPress(new ConsoleKeyInfo('\u0003', ConsoleKey.C, shift: false, alt: false, control: true)), more: false);

    private void Press(ConsoleKey key) => editor.Press(new KeyPress(new ConsoleKeyInfo('\r', key, shift: false, alt: false, control: false)), more: false);
}
