using System.IO.Pipelines;
using System.Net;
using System.Text;
using ChatHub.Server.Domain;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests.Lines;

/// <summary>Clients that send no line ends, as many a first program does.</summary>
public sealed class LineEndTests
{
    private const string EndYourLines = "Erro, falta o fim da linha: termine cada linha com Enter (LF)";

    private readonly FakeTimeProvider time = new();

    // A piece counts as written once it is read: pieces stay apart.
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
    private int told;

    [Fact]
    public async Task A_client_that_never_ends_its_lines_is_served_by_its_pauses()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Open();

        await ana.Send("ana");
        await ana.Says("* conectado como ana");
        await ana.Send("-msg U ana oi");
        await ana.Says("Mensagem guardada para você", "(ana, DATA HORA) oi");
        await ana.Send("-listarusuarios");
        await ana.Says("Usuários conectados:", "ana");
    }

    [Fact]
    public async Task After_a_line_end_only_line_ends_end_lines()
    {
        var lines = Reader();

        Assert.Equal("ana", await AfterPause(lines, "ana"));
        Assert.Equal("-listargrupos", await AfterPause(lines, "-listargrupos"));
        var sending = Send("-help\n-msg U ana");
        Assert.Equal("-help", (await Next(lines)).Text);
        var next = Next(lines);
        await sending;
        time.Advance(LineReader.Pause);
        Assert.False(next.IsCompleted);
        await Send(" oi\n");
        Assert.Equal("-msg U ana oi", (await next).Text);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("an", "a")]
    [InlineData("\u00ff\u00fb\u001fana")]
    public async Task What_may_be_somebody_who_types_waits_for_the_line_end_and_is_told_once(params string[] pieces)
    {
        var lines = Reader();
        var next = Next(lines);
        foreach (var piece in pieces)
        {
            await Send(piece);
        }

        time.Advance(LineReader.Pause);
        Assert.False(next.IsCompleted);
        Assert.Equal(0, told);
        await TestKit.Until.True(() =>
        {
            time.Advance(LineReader.LongPause);
            return told > 0;
        });
        time.Advance(LineReader.LongPause);
        await Send("\n");
        Assert.Equal(string.Concat(pieces).TrimStart('\u00ff', '\u00fb', '\u001f'), (await next).Text);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_client_whose_nick_does_not_come_in_time_is_told_to_end_its_lines()
    {
        await using var app = await App.StartAsync();
        var login = new LineLogin(
            app.Services.GetRequiredService<Accounts>(), app.Services.GetRequiredService<AttemptLimits>(), app.Services.GetRequiredService<GuessLimits>(),
            app.Services.GetRequiredService<Arrivals>(), time);
        var entering = login.RunAsync(Reader(), peer: null!, IPAddress.Loopback);

        await TestKit.Until.True(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return entering.IsCompleted;
        });

        Assert.Equal(EndYourLines, (await entering)!.Value.Refusal!.Text);
    }

    private LineReader Reader() => new(pipe.Reader, time, () =>
    {
        told++;
        return Task.CompletedTask;
    });

    private static Task<TypedLine> Next(LineReader lines) => lines.NextAsync(typed: false, CancellationToken.None).AsTask();

    private async Task<string?> AfterPause(LineReader lines, string text)
    {
        var next = Next(lines);
        await Send(text);
        await TestKit.Until.True(() =>
        {
            time.Advance(LineReader.Pause);
            return next.IsCompleted;
        });
        return (await next).Text;
    }

    private async Task Send(string text) => await pipe.Writer.WriteAsync(Encoding.Latin1.GetBytes(text));
}
