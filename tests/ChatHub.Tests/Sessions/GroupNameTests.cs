namespace ChatHub.Tests;

public sealed class GroupNameTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("d")]
    [InlineData("7belo")]
    [InlineData("Família-2026_a.b")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("друзья")]
    [InlineData("家族")]
    public async Task A_name_of_letters_of_one_script_is_taken_as_it_is(string name)
    {
        await using var user = await shared.ConnectAsync();

        Assert.Equal(name, (await user.Hub.CreateGroup(name)).Done().Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("_dev")]
    [InlineData("-dev")]
    [InlineData("dev!")]
    [InlineData("dev\nops")]
    [InlineData("dev\0")]
    [InlineData("😀")]
    [InlineData("dеv")] // a Cyrillic е between Latin letters
    public async Task Any_other_is_refused_with_advice(string name)
    {
        await using var user = await shared.ConnectAsync();

        var reply = await user.Hub.CreateGroup(name);

        Assert.Equal("name-invalid", reply.Code);
        Assert.Matches("^Erro, nome inválido: \\S", reply.Text);
    }

    [Fact]
    public async Task A_name_with_a_space_is_refused_with_a_suggestion_that_would_be_taken()
    {
        await using var user = await shared.ConnectAsync();

        var called = await user.Hub.CreateGroup("meu grupo");
        var typed = await user.Keyboard.CreateGroup("meu grupo");

        Assert.Equal("name-invalid", called.Code);
        Assert.Matches("meu[-_.]grupo", called.Text);
        Assert.False(typed.Ok);
        Assert.Matches("meu[-_.]grupo|-criargrupo NOME_DO_GRUPO", typed.Text);
    }
}
