using ChatHub.TestKit;

namespace ChatHub.Tests.Lines;

/// <summary>Who may come in on a line.</summary>
public sealed class LineDoorTests
{
    private const string InUse = "Error, Usuário já conectado";
    private const string Password = "a senha de ana";

    [Fact]
    public async Task A_nick_in_use_is_refused_on_a_line_as_everywhere()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");
        await using var pedro = await app.App.ConnectAsync("pedro");

        foreach (var taken in (string[])["ana", "ANA", " ana ", "pedro"])
        {
            using var second = await app.Open();
            await second.Type(taken);
            await second.Ends(InUse);
        }

        using var session = await app.App.PostSessionAsync("ana");
        await session.Refused(System.Net.HttpStatusCode.Conflict, "nick-in-use", InUse);
        await ana.Asks("-listarusuarios", "Usuários conectados:", "ana", "pedro");
        await ana.Leaves();
        await (await app.Enter("ana")).Leaves();
    }

    [Fact]
    public async Task Of_many_who_want_a_nick_at_once_one_gets_it()
    {
        await using var app = await LineApp.StartAsync();
        var lines = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Open()));

        await Task.WhenAll(lines.Select(line => line.Type("ana")));
        var answers = await Task.WhenAll(lines.Select(line => line.Read()));

        Assert.Single(answers, "* conectado como ana");
        Assert.Equal(19, answers.Count(answer => answer == InUse));
        Array.ForEach(lines, line => line.Dispose());
    }

    [Fact]
    public async Task A_nick_with_a_password_asks_for_it()
    {
        await using var app = await LineApp.StartAsync();
        await Passwords.Set(app.App, await app.App.KnowAsync("ana"), Password);

        using var stranger = await app.Open();
        await stranger.Asks("ana", "Senha:");
        await stranger.Type("um palpite");
        await stranger.Ends("Erro, senha incorreta");

        using var ana = await app.Open();
        await ana.Asks("ana", "Senha:");
        await ana.Asks(Password, "* conectado como ana");

        // The owner's lines are one device: the later one takes over.
        using var later = await app.Open();
        await later.Send($"ana\n{Password}\n");
        await later.Says("Senha:", "* conectado como ana");
        await ana.Ends("Esta conexão foi substituída por outra do mesmo dispositivo.");
        await later.Asks("-listarusuarios", "Usuários conectados:", "ana");
    }

    [Fact]
    public async Task Passwords_cannot_be_guessed_at_speed_on_a_line_either()
    {
        await using var app = await LineApp.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "2"));
        await Passwords.Set(app.App, await app.App.KnowAsync("ana"), Password);

        foreach (var (guess, answer) in ((string, string)[])[("um palpite", "Erro, senha incorreta"), ("outro palpite", "Erro, senha incorreta"), (Password, "Erro, tentativas demais; espere um minuto")])
        {
            using var line = await app.Open();
            await line.Send($"ana\n{guess}\n");
            await line.Ends("Senha:", answer);
        }
    }

    [Fact]
    public async Task A_password_that_is_changed_ends_the_line_that_knew_the_old_one()
    {
        await using var app = await LineApp.StartAsync();
        var session = await app.App.KnowAsync("ana");
        await Passwords.Set(app.App, session, Password);
        using var line = await app.Open();
        await line.Asks("ana", "Senha:");
        await line.Asks(Password, "* conectado como ana");

        using var changed = await Passwords.Post(app.App, session.Token, Password, "uma outra senha");

        Assert.True(changed.IsSuccessStatusCode);
        await line.Ends("O acesso deste dispositivo foi revogado.");
    }

    [Fact]
    public async Task Lines_and_hub_connections_are_counted_together()
    {
        await using var app = await LineApp.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:Connections", "2"));
        await using var pedro = await app.App.ConnectAsync("pedro");
        using var ana = await app.Enter("ana");

        using var tooMany = await app.Open();
        await tooMany.Ends("Erro, servidor ocupado; tente de novo");

        await ana.Leaves();
        await (await app.Enter("ana")).Leaves();
    }

    [Fact]
    public async Task A_line_is_held_to_the_rates_of_everybody()
    {
        await using var app = await LineApp.StartAsync(
            ("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:MessageBurst", "1"), ("ChatHub:Limits:MessagesPerSecond", "1"), ("ChatHub:Limits:SessionsPerMinute", "1"));
        using var ana = await app.Enter("ana");

        await ana.Send("-msg U ana 1\n-msg U ana 2\n-msg U ana 3\n");
        var answers = new[] { await ana.Read(), await ana.Read(), await ana.Read(), await ana.Read() };
        Assert.Contains("Erro, rápido demais; espere um pouco e tente de novo", answers);

        using var another = await app.Open();
        await another.Ends("Erro, tentativas demais; espere um minuto");
    }
}
