using ChatHub.TestKit;

namespace ChatHub.Faults.Lifecycle;

/// <summary>What users write must not write the log: neither lines of its own, nor a terminal's orders, nor a template's holes.</summary>
public sealed class LogTests
{
    private const string Forged = "crit: forjado[9999] {0} {User}";

    [Fact]
    public async Task Nothing_that_users_write_stands_in_the_log_by_itself()
    {
        var talkative = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Logging__LogLevel__Default"] = "Debug",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
        };
        await using var server = await ServerProcess.Start(new ServerOptions { Environment = talkative });
        var bad = $"ana\n{Forged}\r\n\u001b[31m";
        await Assert.ThrowsAnyAsync<Exception>(() => Sessions.Open(server.Url, bad));
        await Sessions.Open(server.Url, "bia", token: bad);
        using (var http = new HttpClient { BaseAddress = server.Url })
        using (await http.GetAsync(new Uri("/nada%0A" + Uri.EscapeDataString(bad), UriKind.Relative)))
        {
        }

        var ana = await Sessions.Open(server.Url, "ana");
        await using (var client = await RawClient.Connect(new RawClientOptions(server.Url, ana.Token)))
        {
            await client.WhenWelcome.WaitAsync(Until.DefaultBound);
            await client.Invoke("Message", "U", "ana", bad.Replace("\u001b", "", StringComparison.Ordinal), null);
            await client.Invoke("CreateGroup", bad);
            await client.Invoke(bad);
        }

        Assert.Equal(0, await server.Terminate());
        var lines = server.Output.ToString().Split('\n');
        Assert.Contains(lines, line => line.Contains("forjado", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith(Forged, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\u001b[31m", StringComparison.Ordinal));
    }
}
