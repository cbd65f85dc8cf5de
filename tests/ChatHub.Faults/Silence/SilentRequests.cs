using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>A client by hand on server-sent events or long polling: it reads all that comes, and sends nothing after its handshake.</summary>
internal sealed class SilentRequests : IDisposable
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri connection;
    private readonly Task reading;

    private SilentRequests(Uri connection, string token, bool polls)
    {
        this.connection = connection;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        reading = polls ? ReadToEnd(Poll) : ReadToEnd(ReadStream);
    }

    public static async Task<SilentRequests> Open(Uri server, string token, bool polls)
    {
        using var negotiator = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var negotiated = await negotiator.PostAsync(new Uri(server, "/chat/negotiate?negotiateVersion=1"), content: null);
        var id = JsonNode.Parse(await negotiated.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["connectionToken"]!.ToString();
        var silent = new SilentRequests(new Uri(server, $"/chat?id={id}"), token, polls);
        await silent.ShakeHands();
        return silent;
    }

    /// <summary>Waits until the server has ended the stream, or answers no poll any more.</summary>
    public Task IsClosed() => reading.WaitAsync(Until.DefaultBound, TimeProvider.System);

    public void Dispose() => http.Dispose();

    // Until the stream or the first poll is there, the connection takes nothing.
    private async Task ShakeHands() => Assert.True(await Until.Holds(async () =>
    {
        using var answer = await http.PostAsync(connection, new StringContent(Handshake));
        return answer.IsSuccessStatusCode;
    }));

    private static async Task ReadToEnd(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // Cut off instead of ended.
        }
    }

    private async Task ReadStream()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, connection) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } } };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        await stream.CopyToAsync(Stream.Null);
    }

    private async Task Poll()
    {
        HttpStatusCode status;
        do
        {
            using var answer = await http.GetAsync(connection);
            status = answer.StatusCode;
        }
        while (status == HttpStatusCode.OK);
    }
}
