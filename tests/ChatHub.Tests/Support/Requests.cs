using System.Net.Http.Headers;

namespace ChatHub.Tests;

/// <summary>Requests of the HTTP endpoints in a device's name.</summary>
public static class Requests
{
    /// <summary>Whatever the answer is.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this App app, HttpMethod method, string path, string? token, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await app.Http.SendAsync(request);
    }
}
