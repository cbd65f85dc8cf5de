using System.Buffers;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Server.Transport;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Tests;

/// <summary>A client need not wait for an answer before it sends the next message.</summary>
public sealed class ManyAtOnceTests
{
    [Theory, EachTransport]
    public async Task Messages_sent_without_waiting_keep_their_order_and_are_answered_each(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => $"mensagem {i}")];

        var sent = await Task.WhenAll(texts.Select(text => ana.Hub.Message("U", "bruno", text, Talk.NewId())));

        Assert.Equal(sent.Select(reply => reply.Done().Pos).Order(), sent.Select(reply => reply.Done().Pos));
        Assert.Equal(texts, await bruno.Texts());
        Assert.Equal(texts, await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task What_follows_a_message_comes_after_it(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");

        var before = ana.Hub.Message("G", "dev", "ainda estou", Talk.NewId());
        var leaving = ana.Hub.LeaveGroup("dev");
        var after = ana.Hub.Message("G", "dev", "não estou mais", Talk.NewId());

        (await before).Done();
        (await leaving).Done();
        Assert.Equal("not-a-member", (await after).Code);
    }

    /// <summary>A record that SignalR's own client would not write goes SignalR's way, to be refused or taken as SignalR does.</summary>
    [Theory]
    [InlineData("""{"type":1,"target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"invocationId":"","target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"invocationId":7,"target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","oi"]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","oi",null,null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"MessageAll","arguments":["T","oi",null,null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","oi",1]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana",["oi"],null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","\ud800",null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"headers":{},"invocationId":"1","target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":2,"invocationId":"1","target":"Message","arguments":["U","ana","oi",null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","oi",null]} 1""")]
    [InlineData("""[1]""")]
    [InlineData("")]
    public void An_odd_record_is_left_to_SignalR(string record)
    {
        var input = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(record + "\u001e"));
        var before = input.Length;

        Assert.False(SendRecord.TryRead(ref input, out _));
        Assert.Equal(before, input.Length);
    }

    [Theory]
    [InlineData("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","ana","oi\u0021",null]}""")]
    [InlineData("""{"arguments":["U","ana","oi!",null],"target":"Message","invocationId":"1","type":1}""")]
    public void A_call_is_taken_off_the_input_in_whatever_order_it_is_written(string record)
    {
        var input = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(record + "\u001e{"));

        Assert.True(SendRecord.TryRead(ref input, out var send));
        Assert.Equal(new SendRecord("1", ToAll: false, ("U", "ana", "oi!", null)), send);
        Assert.Equal(1, input.Length);
    }

    [Fact]
    public void A_record_that_has_not_come_whole_is_waited_for()
    {
        var input = new ReadOnlySequence<byte>("""{"type":1,"invocationId":"1","target":"Message","arguments":["U","""u8.ToArray());

        Assert.False(SendRecord.TryRead(ref input, out _));
    }
}
