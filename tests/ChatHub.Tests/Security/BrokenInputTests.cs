using System.Net;
using System.Text;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Tests;

/// <summary>What no honest client sends: refused or closed, nothing stored, no error logged, and the server lives.</summary>
public sealed class BrokenInputTests
{
    [Theory, EachTransport]
    public async Task An_unknown_method_is_refused_and_the_session_goes_on(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeAsync("Voar"));
        await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeAsync("OnDisconnectedAsync", (object?)null));
        await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeAsync("Dispose"));

        await ana.Tells("ana", "segue");
        Assert.Equal(["segue"], await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task Wrong_arguments_are_refused_and_the_session_goes_on(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        object?[][] calls = [["U"], ["U", "ana", "oi", null, "mais um"], [1, 2, 3, 4], ["U", new[] { "ana" }, "oi", null], [new { a = 1 }, "ana", "oi", null]];

        foreach (var arguments in calls)
        {
            await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeCoreAsync("Message", arguments));
        }

        var failure = await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeAsync("Ack", "muito"));
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal); // what went wrong inside is nobody's business
        await Assert.ThrowsAsync<HubException>(() => ana.Raw.InvokeAsync("Ack", 1e300));
        await ana.Tells("ana", "segue");
        Assert.Equal(["segue"], await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task A_null_where_something_is_due_is_a_refusal(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (string Code, Task<Reply> Call)[] calls =
        [
            ("bad-arguments", Call("Message", null, "ana", "oi", null)),
            ("bad-arguments", Call("Message", "U", null, "oi", null)),
            ("text-invalid", Call("Message", "U", "ana", null, null)),
            ("bad-arguments", Call("MessageAll", null, "oi", null)),
            ("text-invalid", Call("MessageAll", "T", null, null)),
            ("name-invalid", Call("CreateGroup", [null])),
            ("no-such-group", Call("JoinGroup", [null])),
            ("no-such-group", Call("LeaveGroup", [null])),
            ("no-such-group", Call("ListGroupUsers", [null])),
            ("not-a-command", Call("Run", null, null)),
            ("bad-arguments", Call("History", null, null, null, null)),
            ("no-such-user", Call("History", "user", null, null, null)),
            ("no-such-group", Call("History", "group", null, null, null)),
        ];

        foreach (var (code, call) in calls)
        {
            var reply = await call;
            Assert.Equal((false, code), (reply.Ok, reply.Code));
        }

        Task<Reply> Call(string method, params object?[] arguments) => ana.Raw.InvokeCoreAsync<Reply>(method, arguments);
    }

    [Theory, EachTransport]
    public async Task A_frame_that_is_too_large_closes_the_connection_and_stores_nothing(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        await Assert.ThrowsAnyAsync<Exception>(() => ana.Hub.Message("U", "ana", new string('a', 70_000), Talk.NewId()));

        await ana.Closed;
        await ana.DisposeAsync();
        await using var back = await app.ConnectAsync(ana.Session, transport);
        Assert.Empty(await back.Texts());
    }

    [Theory]
    [InlineData("{\u001e")]
    [InlineData("[]\u001e")]
    [InlineData("{\"type\":1,\"target\":7}\u001e")]
    [InlineData("{\"type\":\"um\"}\u001e")]
    [InlineData("{\"type\":1,\"target\":\"Ack\",\"arguments\":{}}\u001e")]
    [InlineData("deep")]
    public async Task A_frame_that_is_no_message_closes_the_connection(string frame)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        using var ana = await RawSocket.OpenAsync(app, await app.SignInAsync("ana"));

        await ana.SendAsync(frame == "deep" ? "{\"type\":1,\"target\":\"Ack\",\"arguments\":" + new string('[', 5_000) : frame);
        if (frame == "deep")
        {
            await ana.SendAsync(new string(']', 5_000) + "}\u001e");
        }

        await ana.Closed();
        await bruno.Tells("bruno", "segue");
    }

    [Theory]
    [InlineData("{\"type\":1,\"target\":\"Ack\",\"arguments\":[1e999]}\u001e")]
    [InlineData("{\"type\":1,\"target\":\"Ack\",\"arguments\":[99999999999999999999]}\u001e")]
    [InlineData("{\"type\":1,\"target\":\"Ack\",\"target\":\"Voar\",\"arguments\":[1]}\u001e")]
    [InlineData("{\"type\":1,\"invocationId\":\"1\",\"invocationId\":\"2\",\"target\":\"ListUsers\",\"arguments\":[],\"arguments\":[7]}\u001e")]
    [InlineData("{\"type\":1,\"type\":6,\"target\":\"Message\",\"arguments\":[\"U\",\"bruno\",\"oi\",null]}\u001e")]
    public async Task Numbers_without_end_and_keys_that_come_twice_reach_nobody(string frame)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        using var ana = await RawSocket.OpenAsync(app, await app.SignInAsync("ana"));

        await ana.SendAsync(frame);

        await bruno.Tells("bruno", "segue");
        Assert.Equal(["segue"], await bruno.Texts());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var app = await App.StartOnPortAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
        {
            Content = new StringContent("{\"nick\":\"" + new string('a', 31_000_000), Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
