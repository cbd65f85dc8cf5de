using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class EndedSessionTests
{
    [Theory, EachWay]
    public async Task After_goodbye_nothing_is_done_any_more(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var ana = await app.ConnectAsync("ana", transport);

        // Not awaited in between: the connection closes soon after the goodbye.
        var exit = ana.By(way).Exit();
        var message = ana.By(way).Message("U", "bruno", "tarde demais", Talk.NewId());
        var broadcast = ana.By(way).MessageAll("T", "tarde demais", Talk.NewId());
        var group = ana.By(way).CreateGroup("dev");
        var users = ana.By(way).ListUsers();

        (await exit).Done();
        (await message).Refused("session-ended", "Erro, sessão encerrada");
        (await broadcast).Refused("session-ended", "Erro, sessão encerrada");
        (await group).Refused("session-ended", "Erro, sessão encerrada");
        (await users).Refused("session-ended", "Erro, sessão encerrada");
        Assert.Empty(await bruno.Texts());
        (await bruno.Hub.ListGroups()).Refused("no-groups", "Erro, nenhum grupo cadastrado");
    }
}
