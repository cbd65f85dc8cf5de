using System.Net.Sockets;
using System.Runtime.Versioning;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>A server behind a proxy of the same machine, on a Unix socket.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnixSocketTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Socket => folder["chathub.sock"];

    [Fact]
    public async Task A_killed_servers_socket_does_not_keep_the_next_one_from_starting()
    {
        await using var server = await ServerProcess.Start(Options());
        await server.Kill9();
        Assert.True(File.Exists(Socket));

        await server.Restart();

        Assert.True(await Answers());
    }

    [Fact]
    public async Task The_sockets_mode_is_the_one_that_was_set()
    {
        await using var server = await ServerProcess.Start(Options("--ChatHub:SocketMode=660"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(Socket));
        Assert.True(await Answers());
    }

    [Fact]
    public async Task A_socket_that_another_server_answers_on_stays_its_own()
    {
        await using var first = await ServerProcess.Start(Options());
        await using var second = ServerProcess.Launch(Options());

        Assert.Equal(1, await second.Exited());

        Assert.True(second.Output.Contains($"{Socket}: address already in use"), second.Output.ToString());
        Assert.True(await Answers());
    }

    [Fact]
    public async Task A_file_in_the_sockets_place_is_left_alone()
    {
        await File.WriteAllTextAsync(Socket, "um arquivo");
        await using var server = ServerProcess.Launch(Options());

        Assert.Equal(1, await server.Exited());

        Assert.Equal("um arquivo", await File.ReadAllTextAsync(Socket));
    }

    public void Dispose() => folder.Dispose();

    private ServerOptions Options(params string[] more)
    {
        var port = FreePort.Next();
        return new ServerOptions { Port = port, Arguments = ["--urls", $"http://127.0.0.1:{port};http://unix:{Socket}", .. more] };
    }

    private async Task<bool> Answers()
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        using var answer = await http.GetAsync(new Uri("http://localhost/health"));
        return answer.IsSuccessStatusCode;
    }
}
