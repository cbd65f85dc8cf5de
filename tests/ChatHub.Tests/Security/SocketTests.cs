using System.Net;
using System.Net.Sockets;

namespace ChatHub.Tests;

/// <summary>TCP connections that send nothing, or too little, are nobody's for long.</summary>
public sealed class SocketTests
{
    [Theory]
    [InlineData("")]
    [InlineData("GET / HT")]
    public async Task A_socket_that_begins_no_request_is_closed_after_the_time_of_a_handshake(string sent)
    {
        await using var app = await App.StartOnPortAsync();
        using var idle = await Open(app);
        await idle.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(sent));

        await IsClosed(idle);
    }

    [Fact]
    public async Task Sockets_are_counted_by_address_from_their_first_moment()
    {
        await using var app = await App.StartOnPortAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SocketsPerAddress", "2"));
        var first = await Open(app);
        using var second = await Open(app);

        await IsTurnedAway(app);
        using var elsewhere = app.ClientAt("127.0.0.2");
        using (var answer = await elsewhere.GetAsync("/health")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        first.Dispose();

        await ComesIn(app);
    }

    private static async Task<TcpClient> Open(App app)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Http.BaseAddress!.Port);
        return socket;
    }

    private static async Task ComesIn(App app)
    {
        using var bound = new CancellationTokenSource(Bounds.Wait);
        while (true)
        {
            try
            {
                using var answer = await app.Http.GetAsync("/health", bound.Token);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException)
            {
                // The server has not noticed yet that there is room.
            }
        }
    }

    private static async Task IsTurnedAway(App app)
    {
        try
        {
            using var socket = await Open(app);
            await IsClosed(socket);
        }
        catch (SocketException)
        {
            // Reset before the connecting was over.
        }
    }

    private static async Task IsClosed(TcpClient socket)
    {
        try
        {
            var read = 1;
            while (read > 0)
            {
                read = await socket.GetStream().ReadAsync(new byte[1024]).AsTask().Within("the server to close the socket");
            }
        }
        catch (IOException)
        {
            // Closed by a reset.
        }
    }
}
