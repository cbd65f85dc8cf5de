using System.Net.Sockets;
using System.Text;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>A browser's token is part of an address, and addresses are what servers log.</summary>
public sealed class TokenLogTests
{
    [Theory]
    [InlineData("json")]
    [InlineData(null)]
    public async Task A_token_is_not_in_the_log_at_any_level(string? formatter)
    {
        Dictionary<string, string> everything = new(StringComparer.Ordinal)
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
            ["Logging__Console__LogLevel__Default"] = "Trace",
            ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
        };
        if (formatter is not null) everything["Logging__Console__FormatterName"] = formatter;
        await using var server = await ServerProcess.Start(new ServerOptions { Environment = everything, Limits = true });
        var token = (await Sessions.Open(server.Url, "ana")).Token;

        await using (var ana = await RawClient.Connect(new RawClientOptions(server.Url, token) { Since = 0, Epoch = "nenhuma" }))
        {
            await ana.WhenWelcome;
            Assert.True((await ana.Invoke("Message", "U", "ana", "oi", null)).Ok);
        }

        foreach (var target in (string[])
            [
                $"/chat/negotiate?negotiateVersion=1&access_token={token}",
                $"/chat?since=0&%61ccess_token={token}&epoch=1", $"/chat?ACCESS_TOKEN={token}", $"/chat?id=nenhum&access_token={token}",
                $"/api/commands?access_token={token}", $"/nada?access_token={token}", $"http://outro/chat?access_token={token}",
                $"/chat?access_token={token} e mais", $"/chat?access_token={token}\u0001", $"/%zz?access_token={token}",
            ])
        {
            await Ask(server, target);
        }

        await Until.True(() => server.Output.Contains("/nada"));
        Assert.Equal(0, await server.Terminate());
        var lines = server.Output.ToString().Split('\n');
        Assert.Contains(lines, line => line.Contains("Request starting", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(token[..8], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Asks as no HTTP client would, and reads the answer to its end.</summary>
    private static async Task Ask(ServerProcess server, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"POST {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        await reader.ReadToEndAsync().WaitAsync(Until.DefaultBound, TimeProvider.System);
    }
}
