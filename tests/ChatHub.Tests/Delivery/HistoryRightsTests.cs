using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class HistoryRightsTests
{
    [Theory, EachTransport]
    public async Task Who_never_was_a_member_reads_nothing(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await ana.TellsGroup("dev", "interno");

        (await bruno.Hub.History("group", "dev", before: null, limit: null)).Refused("not-a-member", "Erro, você não participa do grupo");
        (await bruno.Hub.History("group", "nenhum", before: null, limit: null)).Refused("no-such-group", "Erro grupo não existe");
        (await bruno.Hub.History("user", "ninguém", before: null, limit: null)).Refused("no-such-user", "Erro, usuário não existe");
    }

    [Theory, EachTransport]
    public async Task A_kind_that_does_not_exist_is_refused(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var reply = await ana.Hub.History("canal", "dev", before: null, limit: null);

        Assert.Equal((false, "bad-arguments", null), (reply.Ok, reply.Code, reply.Data));
    }

    [Theory, EachTransport]
    public async Task A_member_reads_what_was_sent_while_a_member(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await ana.TellsGroup("dev", "antes");
        await bruno.Joins("dev");
        await ana.TellsGroup("dev", "durante");
        await bruno.Leaves("dev");
        await ana.TellsGroup("dev", "depois");

        Assert.Equal(["durante"], await Read(bruno, "group", "dev"));
        Assert.Equal(["antes", "durante", "depois"], await Read(ana, "group", "dev"));
    }

    [Theory, EachTransport]
    public async Task A_third_party_reads_no_direct_messages(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var carla = await app.ConnectAsync("carla", transport);
        await ana.Tells("bruno", "entre nós");

        Assert.Empty(await Read(carla, "user", "ana"));
        Assert.Empty(await Read(carla, "user", "bruno"));
        Assert.Equal(["entre nós"], await Read(bruno, "user", "ana"));
    }

    [Theory, EachTransport]
    public async Task Before_a_users_first_connection_nothing_was_for_him(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.TellsAll("T", "antes");
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.TellsAll("T", "depois");

        Assert.Equal(["depois"], await Read(bruno, "all", null));
    }

    [Theory, EachTransport]
    public async Task A_device_of_a_bare_nick_reads_back_only_to_its_own_beginning(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using (var earlier = await app.ConnectAsync("bruno", transport))
        {
            await ana.Tells("bruno", "carta ao dono anterior");
            await earlier.Sees("carta ao dono anterior");
            await earlier.Ack();
        }

        await ana.Tells("bruno", "pendente");

        await using var later = await app.ConnectAsync("bruno", transport);
        await ana.Tells("bruno", "nova");
        Assert.Equal(["pendente", "nova"], await Read(later, "user", "ana"));
    }

    [Theory, EachTransport]
    public async Task Its_own_device_still_reads_what_it_has_acknowledged(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Tells("bruno", "lida ontem");
        await bruno.Sees("lida ontem");
        await bruno.Ack();
        await bruno.DisposeAsync();

        await using var back = await app.ConnectAsync(bruno.Session, transport);

        Assert.Equal(["lida ontem"], await Read(back, "user", "ana"));
    }

    [Theory, EachTransport]
    public async Task A_new_device_of_a_nick_with_a_password_reads_everything(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var session = await app.SignInAsync("bruno");
        await Passwords.Set(app, session, "senha de bruno");
        await using (var phone = await app.ConnectAsync(session, transport))
        {
            await ana.Tells("bruno", "lida no telefone");
            await phone.Sees("lida no telefone");
            await phone.Ack();
        }

        await using var desk = await app.ConnectAsync("bruno", transport, "senha de bruno");

        Assert.Empty(await desk.Texts());
        Assert.Equal(["lida no telefone"], await Read(desk, "user", "ana"));
    }

    [Theory, EachTransport]
    public async Task A_password_does_not_open_an_earlier_holders_letters(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using (var earlier = await app.ConnectAsync("bruno", transport))
        {
            await ana.Tells("bruno", "carta ao dono anterior");
            await earlier.Sees("carta ao dono anterior");
            await earlier.Ack();
        }

        await using var owner = await app.ConnectAsync("bruno", transport);
        await Passwords.SetHeld(app, owner.Session, "agora é meu");
        await ana.Tells("bruno", "carta ao dono");

        await using var desk = await app.ConnectAsync("bruno", transport, "agora é meu");
        Assert.Equal(["carta ao dono"], await Read(owner, "user", "ana"));
        Assert.Equal(["carta ao dono"], await Read(desk, "user", "ana"));
    }

    private static async Task<string[]> Read(TestUser user, string kind, string? name) =>
        [.. (await user.Hub.History(kind, name, before: null, limit: null)).Done().Items.Select(item => item.Text)];
}
