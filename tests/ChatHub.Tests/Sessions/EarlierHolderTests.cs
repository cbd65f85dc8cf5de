using System.Net;
using System.Reflection;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Tests;

/// <summary>The token of an earlier holder of a bare nick, or of a revoked device, on everything that acts for a user.</summary>
public sealed class EarlierHolderTests
{
    private const string Secret = "açaí com granola";

    [Theory]
    [InlineData("connected")]
    [InlineData("posted")]
    [InlineData("revoked")]
    public async Task No_endpoint_answers_an_ended_token(string how)
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        var (earlier, holder) = await Hand(app, how);
        await using var maria = holder;
        await pedro.Tells("maria", "um segredo");

        var tried = 0;
        foreach (var (method, path) in Acting(app))
        {
            using var body = method is "GET" or "DELETE" ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await app.SendAsync(new HttpMethod(method), path, earlier.Token, body);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
            await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
            tried++;
        }

        Assert.True(tried >= 9, $"only {tried} endpoints act for a user");
        Assert.Equal(["um segredo"], await maria.Texts());
        Assert.Empty(maria.Byes.All);
    }

    [Theory, EachTransport]
    public async Task No_connection_opens_with_an_ended_token(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var (earlier, holder) = await Hand(app, "connected");
        await using var maria = holder;

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.ConnectAsync(earlier, transport));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(maria.Byes.All);
    }

    [Fact]
    public async Task No_hub_method_serves_a_connection_whose_nick_another_device_has_claimed()
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        await pedro.Creates("grupo");
        await using var earlier = await app.ConnectAsync("maria");
        // The server closes the connection half a second after the goodbye: until then its methods can be called.
        (await earlier.Hub.Exit()).Done();
        await using var maria = await app.ConnectAsync("maria");
        await pedro.Tells("maria", "um segredo");

        var methods = typeof(IChatHub).GetMethods().Where(method => method.Name is not (nameof(IChatHub.Help) or nameof(IChatHub.Exit) or nameof(IChatHub.Ack))).ToArray();
        var calls = methods.Select(method => Call(earlier, method)).ToArray();
        var answers = await Task.WhenAll(calls);

        Assert.True(answers.Count(answer => answer == "session-ended") >= methods.Length / 2, string.Join(' ', answers));
        Assert.All(answers, answer => Assert.Contains(answer, (string[])["session-ended", "closed"]));
        Assert.Equal(["um segredo"], await maria.Texts());
        Assert.Equal(["um segredo"], await pedro.Texts());
        Assert.Equal((1, 1), ((await pedro.Hub.ListGroups()).Done().Count, (await pedro.Hub.ListGroupUsers("grupo")).Done().Count));
        Assert.Empty(maria.Byes.All);
    }

    [Fact]
    public async Task After_the_next_holder_left_an_earlier_one_is_a_stranger()
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        var earlier = await app.KnowAsync("maria");
        await using (var maria = await app.ConnectAsync("maria"))
        {
            await maria.Creates("grupo");
            await pedro.Joins("grupo");
            await pedro.Tells("maria", "para a segunda maria");
            await pedro.TellsGroup("grupo", "ao grupo");
            await maria.Sees("ao grupo");
            await maria.Ack();
        }

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.ConnectAsync(earlier));
        var again = await app.SignInAsync("maria", token: earlier.Token);
        Assert.NotEqual(earlier.Device, again.Device);
        await using var back = await app.ConnectAsync(again, since: 0, epoch: pedro.Welcome.Epoch);

        Assert.Equal("device", (await back.Gaps.First(_ => true, "the gap")).Reason);
        Assert.Empty(await back.Texts());
        Assert.Empty((await back.Hub.History("user", "pedro", before: null, limit: null)).Done().Items);
    }

    /// <summary>Every endpoint that asks for a token, with its parameters filled in.</summary>
    private static IEnumerable<(string Method, string Path)> Acting(App app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        where method is not ("OPTIONS" or "HEAD")
        select (method, "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : "1")));

    /// <summary>A session whose token has ended, and the user who is connected under its nick now.</summary>
    private static async Task<(SessionView Earlier, TestUser Holder)> Hand(App app, string how)
    {
        var earlier = await app.SignInAsync("maria");
        if (how != "posted")
        {
            await using var was = await app.ConnectAsync(earlier);
            if (how == "revoked")
                await Passwords.SetHeld(app, earlier, Secret);
        }
        else
        {
            using var posted = await Messages.PostAsync(app, earlier.Token, "pedro", "passei por aqui");
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        }

        var holder = await app.ConnectAsync("maria", password: how == "revoked" ? Secret : null);
        if (how == "revoked")
        {
            using var revoked = await app.SendAsync(HttpMethod.Delete, "/api/devices/" + earlier.Device, holder.Session.Token);
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        return (earlier, holder);
    }

    private static async Task<string> Call(TestUser user, MethodInfo method)
    {
        var arguments = method.GetParameters().Select(parameter => parameter.Name switch
        {
            "kind" => "user",
            "target" or "name" => "pedro",
            "text" => "em nome de outra pessoa",
            "audience" => "T",
            "group" => "grupo",
            "line" => "-msgt T em nome de outra pessoa",
            _ => (object?)null,
        }).ToArray();
        try
        {
            return (await user.Raw.InvokeCoreAsync<Reply>(method.Name, arguments).WaitAsync(Bounds.Wait)).Code;
        }
        catch (Exception closed) when (closed is not TimeoutException)
        {
            return "closed";
        }
    }
}
