using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatHub.Tests.Clients;

public sealed class HostingTests : WithServer
{
    [Fact]
    public async Task A_host_connects_its_client_and_disposes_it()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection([new("Chat:Server", server.Address.ToString()), new("Chat:Nick", "robo"), new("Chat:StateFolder", server.ClientFolder)]);
        builder.Services.AddOptions<ChatClientOptions>().BindConfiguration("Chat");
        builder.Services.AddChatHubClient().AddChatHubConnection();
        var host = builder.Build();
        var chat = host.Services.GetRequiredService<ChatClient>();

        await host.StartAsync();
        Assert.True((await chat.MessageAsync(Recipient.User("ana"), "oi")).Ok);
        await ana.Sees("oi");
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.Equal(ChatEnd.Disposed, chat.End!.Code);
        await FileClientState.Open(server.ClientFolder, server.Address, "robo").DisposeAsync();
    }

    [Fact]
    public async Task The_host_starts_without_a_server_and_what_is_written_then_goes_out_later()
    {
        await server.StopAsync();
        using var host = Build(options => (options.Server, options.Nick) = (server.Address, "robo"));
        await host.StartAsync();
        var chat = host.Services.GetRequiredService<ChatClient>();

        var outgoing = await chat.SendAsync(Recipient.All(), "bom dia");
        server.Start();

        Assert.True((await outgoing.Answer.WaitAsync(Until.DefaultBound)).Ok);
    }

    [Fact]
    public async Task A_host_without_a_server_stops_at_once()
    {
        await server.StopAsync();
        using var host = Build(options => (options.Server, options.Nick) = (server.Address, "robo"));
        await host.StartAsync();

        await host.StopAsync().WaitAsync(Until.DefaultBound);
    }

    [Fact]
    public async Task A_refused_nick_ends_the_host()
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        using var host = Build(options => (options.Server, options.Nick) = (server.Address, "ana"));
        await host.StartAsync();

        await host.WaitForShutdownAsync().WaitAsync(Until.DefaultBound);
    }

    [Theory]
    [InlineData("", "ana", null, 1, "Server must be an absolute http or https address.")]
    [InlineData("ftp://x", "ana", null, 1, "Server must be an absolute http or https address.")]
    [InlineData("http://x", null, null, 1, "Nick must be set.")]
    [InlineData("http://x", "ana", "", 1, "StateFolder must be null or a folder.")]
    [InlineData("http://x", "ana", null, 0, "AnswerTimeout must be more than 0.")]
    public async Task Options_that_will_not_do_are_told_at_the_start(string server, string? nick, string? folder, int answerTimeout, string fault)
    {
        using var host = Build(Set);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal([fault], refused.Failures);

        var options = new ChatClientOptions { Server = new("http://x"), Nick = "ana" };
        Set(options);
        Assert.StartsWith(fault, Assert.Throws<ArgumentException>(() => new ChatClient(options)).Message, StringComparison.Ordinal);

        void Set(ChatClientOptions options)
        {
            options.Server = new Uri(server, UriKind.RelativeOrAbsolute);
            options.Nick = nick!;
            options.StateFolder = folder;
            options.AnswerTimeout = TimeSpan.FromSeconds(answerTimeout);
        }
    }

    private static IHost Build(Action<ChatClientOptions> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddChatHubClient(configure).AddChatHubConnection();
        return builder.Build();
    }
}
