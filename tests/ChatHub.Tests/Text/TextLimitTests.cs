using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class TextLimitTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [EachWay("a")]
    [EachWay("ç")]
    [EachWay("漢")]
    [EachWay("😀")]
    public async Task A_text_may_have_4000_characters_and_no_more(HttpTransportType transport, Way way, string character)
    {
        await using var ana = await shared.ConnectAsync(transport);
        var longest = string.Concat(Enumerable.Repeat(character, 4_000));
        const string TooLong = "Erro, mensagem longa demais: o limite é de 4000 caracteres";

        (await ana.By(way).Message("U", ana.Nick, longest, Talk.NewId())).Done();
        (await ana.By(way).Message("U", ana.Nick, longest + character, Talk.NewId())).Refused("too-long", TooLong);
        (await ana.By(way).MessageAll("T", longest + "a", Talk.NewId())).Refused("too-long", TooLong);
        (await ana.By(way).MessageAll("T", longest[character.Length..] + "a", Talk.NewId())).Done();

        Assert.Equal([longest, longest[character.Length..] + "a"], await ana.Texts());
    }

    [Theory]
    [EachWay("nulo\0aqui")]
    [EachWay("campainha\u0007")]
    [EachWay("\u001b[31mvermelho")]
    [EachWay("apaga\u007f")]
    [EachWay("c1\u0085")]
    [EachWay("csi\u009b31m")]
    [EachWay("\u0001")]
    public async Task Control_characters_are_refused(HttpTransportType transport, Way way, string text)
    {
        await using var ana = await shared.ConnectAsync(transport);

        var direct = await ana.By(way).Message("U", ana.Nick, text, Talk.NewId());
        var broadcast = await ana.By(way).MessageAll("T", text, Talk.NewId());

        direct.Refused("text-invalid", "Erro, a mensagem está vazia ou tem caracteres de controle");
        broadcast.Refused("text-invalid", "Erro, a mensagem está vazia ou tem caracteres de controle");
        Assert.Empty(await ana.Texts());
    }

    [Theory]
    [EachTransport("")]
    [EachTransport(" ")]
    [EachTransport("\n")]
    [EachTransport(" \t\r\n ")]
    [EachTransport("\u200b\u200b")]
    [EachTransport("\u3164")]
    [EachTransport("\u115f\u1160 \uffa0")]
    [EachTransport("\u2800")]
    [EachTransport("\ufeff\ufe0f\u00ad")]
    [EachTransport("\U000e0061")]
    public async Task A_blank_text_is_refused(HttpTransportType transport, string text)
    {
        await using var ana = await shared.ConnectAsync(transport);

        var direct = await ana.Hub.Message("U", ana.Nick, text, Talk.NewId());
        var broadcast = await ana.Hub.MessageAll("T", text, Talk.NewId());
        var typed = await ana.Keyboard.Message("U", ana.Nick, text, Talk.NewId());

        direct.Refused("text-invalid", "Erro, a mensagem está vazia ou tem caracteres de controle");
        broadcast.Refused("text-invalid", "Erro, a mensagem está vazia ou tem caracteres de controle");
        Assert.Contains(typed.Code, (string[])["text-invalid", "bad-arguments"]);
        Assert.Empty(await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task A_lone_surrogate_is_never_stored_as_such(HttpTransportType transport)
    {
        await using var ana = await shared.ConnectAsync(transport);

        // The client's own serializer replaces it before the wire, so what arrives is whole.
        (await ana.Hub.Message("U", ana.Nick, "meio \ud83d par", Talk.NewId())).Done();

        Assert.Equal(["meio \ufffd par"], await ana.Texts());
    }

    [Theory]
    [EachWay("not-a-uuid")]
    [EachWay("")]
    [EachWay("1234")]
    public async Task An_id_that_is_no_uuid_is_refused(HttpTransportType transport, Way way, string id)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.By(way).Message("U", ana.Nick, "oi", id)).Refused("id-invalid", "Erro, o id da mensagem precisa ser um UUID");
        (await ana.By(way).MessageAll("T", "oi", id)).Refused("id-invalid", "Erro, o id da mensagem precisa ser um UUID");
        Assert.Empty(await ana.Texts());
    }
}
