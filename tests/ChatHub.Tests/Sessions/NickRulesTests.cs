using System.Net;

namespace ChatHub.Tests;

public sealed class NickRulesTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("João")]
    [InlineData("Conceição")]
    [InlineData("maria_silva-2.0")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("çççççççççççççççççççççççççççççççç")]
    [InlineData("Наталья")]
    [InlineData("Ελένη")]
    [InlineData("محمد")]
    [InlineData("田中さん")]
    [InlineData("서연")]
    [InlineData("नमिता")]
    public async Task A_nick_of_letters_of_one_script_is_taken_as_it_is(string nick)
    {
        var session = await shared.App.SignInAsync(nick);
        await using var user = await shared.App.ConnectAsync(session);

        Assert.Equal((nick, nick), (session.Nick, user.Welcome.Nick));
        Assert.Contains((await user.Hub.ListUsers()).Done(), other => other.Nick == nick);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("_ana")]
    [InlineData("-ana")]
    [InlineData(".ana")]
    [InlineData("*")]
    [InlineData("ana!")]
    [InlineData("ana@casa")]
    [InlineData("ana/bruno")]
    [InlineData("ana\"bruno")]
    [InlineData("ana<b>")]
    [InlineData("ana\tbruno")]
    [InlineData("ana\nbruno")]
    [InlineData("ana\0")]
    [InlineData("ana\u200bbruno")]
    [InlineData("\u202eana")]
    [InlineData("ana\u0007")]
    [InlineData("ana😀")]
    [InlineData("😀")]
    [InlineData("анa_latim_e_cirilico")]
    [InlineData("anаВeta")]
    [InlineData("\u0301ana")]
    public async Task Any_other_is_refused_with_advice(string nick)
    {
        using var answer = await shared.App.PostSessionAsync(nick);

        var problem = await answer.Problem();
        Assert.Equal((HttpStatusCode.BadRequest, "nick-invalid"), (answer.StatusCode, problem.Code));
        Assert.Matches("^Erro, nick inválido: \\S", problem.Title);
    }

    [Theory]
    [InlineData("ana maria")]
    [InlineData("José da Silva")]
    [InlineData(" ana maria ")]
    public async Task A_nick_with_a_space_is_refused_with_a_suggestion_that_would_be_taken(string nick)
    {
        using var answer = await shared.App.PostSessionAsync(nick);

        var problem = await answer.Problem();
        Assert.Equal((HttpStatusCode.BadRequest, "nick-invalid"), (answer.StatusCode, problem.Code));
        var words = problem.Title.Split([' ', '"', '“', '”', ',', ';', '?', ':'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('_', nick.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(words, word => word.Replace('-', '_').Replace('.', '_') == joined);
    }

    [Theory]
    [InlineData("tereza ")]
    [InlineData(" tereza\t")]
    [InlineData("\t \ttereza")]
    public async Task Spaces_and_tabs_at_the_ends_are_dropped(string typed)
    {
        Assert.Equal("tereza", (await shared.App.SignInAsync(typed)).Nick);
    }

    [Theory]
    [InlineData("tereza\n")]
    [InlineData("\rtereza")]
    [InlineData("tereza\u00a0")]
    [InlineData("\ufefftereza")]
    public async Task Anything_else_at_the_ends_is_refused(string typed)
    {
        using var answer = await shared.App.PostSessionAsync(typed);

        Assert.Equal("nick-invalid", (await answer.Problem()).Code);
    }

    [Theory]
    [InlineData("admin", "ADMIN")]
    [InlineData("admina", "ａｄｍｉｎａ")]
    [InlineData("joão", "joa\u0303o")]
    [InlineData("Σωκράτης", "ΣΩΚΡΆΤΗΣ")]
    public async Task A_nick_in_use_is_taken_however_it_is_written(string nick, string alike)
    {
        await using var user = await shared.App.ConnectAsync(nick);

        using var answer = await shared.App.PostSessionAsync(alike);

        await answer.Refused(HttpStatusCode.Conflict, "nick-in-use", "Error, Usuário já conectado");
    }

    [Fact]
    public async Task A_Cyrillic_letter_in_a_Latin_nick_does_not_pass()
    {
        await using var user = await shared.App.ConnectAsync("admino");

        using var answer = await shared.App.PostSessionAsync("аdmino");

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains((await answer.Problem()).Code, (string[])["nick-in-use", "nick-look-alike", "nick-invalid"]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(10_000)]
    public async Task Piled_up_combining_marks_are_refused(int marks)
    {
        using var answer = await shared.App.PostSessionAsync("a" + new string('\u0301', marks));

        Assert.Equal("nick-invalid", (await answer.Problem()).Code);
    }

    [Fact]
    public async Task A_nick_of_a_megabyte_is_refused()
    {
        using var answer = await shared.App.PostSessionAsync(new string('a', 1024 * 1024));

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge]);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_bare_nick_that_is_free_is_the_same_user_in_any_case()
    {
        var first = await shared.App.KnowAsync("beatriz");

        var second = await shared.App.SignInAsync("BEATRIZ");

        Assert.Equal(first.User, second.User);
    }
}
