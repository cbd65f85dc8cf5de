using System.Globalization;
using ChatHub.Faults.Lines;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>A line has no pings: whose other end falls silent is found out by the system.</summary>
public sealed class SilentLineTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(45);

    [LossyLinkTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_that_is_cut_without_a_word_is_dropped_and_its_nick_is_free(bool somethingUnderWay)
    {
        var port = FreePort.Next();
        await using var server = await ServerProcess.Start(
            new ServerOptions { Arguments = ["--ChatHub:LinePort", port.ToString(CultureInfo.InvariantCulture)] });
        using var silent = await LineSocket.Enter(port, "ana");
        using var link = new LossyLink(port, percent: 100);
        if (somethingUnderWay)
            await SendTo(server, "ana");

        Assert.True(await Until.Holds(async () => !await Sessions.IsTaken(server.Url, "ana"), Bound), "The nick is still taken.");
        Assert.True(link.Dropped > 0, "Not a packet was lost, so nothing was tried.");
    }

    private static async Task SendTo(ServerProcess server, string nick)
    {
        using var http = new HttpClient();
        var sender = await Sessions.Open(server.Url, "pedro");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/api/messages"));
        request.Headers.Authorization = new("Bearer", sender.Token);
        request.Content = new StringContent($$"""{"to":{"kind":"user","name":"{{nick}}"},"text":"oi"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
