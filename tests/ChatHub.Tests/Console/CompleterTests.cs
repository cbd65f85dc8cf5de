using ChatHub.Contracts;
using ChatHub.Terminal.Completion;

namespace ChatHub.Tests.Terminals;

public sealed class CompleterTests
{
    private readonly Completer completer;

    public CompleterTests()
    {
        var known = new KnownNames();
        known.Load(
            [new("Maria", Connected: true), new("João", Connected: true)],
            [new("amigos", Members: 2, Member: true), new("livros", Members: 1, Member: false)]);
        known.Note(new PresenceChange(Came: ["Mario"], Went: ["Maria"]));
        completer = new Completer(known);
    }

    [Theory]
    [InlineData("-cr", "-criargrupo ")]
    [InlineData("-LISTARU", "-listarusuarios ")]
    [InlineData("-listar", "-listarusuarios |-listargrupos ")]
    [InlineData("-help -e", "-exit |-entrargrupo ")]
    [InlineData("-msg ", "\"U\" |\"G\" ")]
    [InlineData("-msg g", "\"G\" ")]
    [InlineData("-msg u jo", "João ")]
    [InlineData("-msg \"U\" ma", "Mario |Maria ")]
    [InlineData("-msg g ", "amigos ")]
    [InlineData("-entrargrupo ", "livros ")]
    [InlineData("-sairgrupo ", "amigos ")]
    [InlineData("-listausrgrupo l", "livros ")]
    [InlineData("-criargrupo a", "")]
    [InlineData("-msg u João veja com a mar", "Mario |Maria ")]
    [InlineData("-msgt T oi @jo", "@João ")]
    [InlineData("-nada ", "")]
    [InlineData("/conversa a", "#amigos ")]
    [InlineData("/conversa #", "#amigos ")]
    [InlineData("/sa", "/sair ")]
    [InlineData("oi mar", "Mario |Maria ")]
    [InlineData("oi ", "")]
    [InlineData("oi \ufffe", "")]
    [InlineData("oi \ud83d", "")]
    [InlineData("oi ma\uffff", "")]
    [InlineData("", "")]
    public void A_line_goes_on_with_what_its_command_takes(string line, string options)
    {
        var found = completer.Complete(line);

        Assert.Equal(options.Split('|', StringSplitOptions.RemoveEmptyEntries), found.Options);
    }

    [Theory]
    [InlineData("-msg ", "\"U\" NICK MENSAGEM ou \"G\" NOME_DO_GRUPO MENSAGEM")]
    [InlineData("-msg u ", "NICK MENSAGEM")]
    [InlineData("-msg g amigos ", "MENSAGEM")]
    [InlineData("-sairg", "rupo NOME_GRUPO  sai de um grupo")]
    [InlineData("-msgt", "")]
    [InlineData("-help ", "[COMANDO]")]
    [InlineData("/conversa ", "[NOME]")]
    [InlineData("-", "")]
    [InlineData("oi", "")]
    public void What_is_expected_is_told_once_the_command_is_known(string line, string hint) => Assert.Equal(hint, Completer.Hint(line));

    [Fact]
    public void Tab_goes_as_far_as_all_agree_and_then_from_one_to_the_next()
    {
        var cycle = new Cycle(completer);

        Assert.Equal((0, "-lista"), cycle.Next("-l", 1));
        Assert.Equal((0, "-listarusuarios "), cycle.Next("-lista", 1));
        Assert.Equal("[-listarusuarios]  -listargrupos  -listausrgrupo", cycle.Row);
        Assert.Equal((0, "-listausrgrupo "), cycle.Next("-listarusuarios ", -1));
        cycle.End();
        Assert.Equal("", cycle.Row);
        Assert.Null(cycle.Next("-nada ", 1));
    }
}
