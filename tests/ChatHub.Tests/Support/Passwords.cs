using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>Gives nicks passwords.</summary>
public static class Passwords
{
    /// <summary>The device connects for it, as a nick without a password demands, and leaves again.</summary>
    public static async Task Set(App app, SessionView session, string password)
    {
        await using var holder = await app.ConnectAsync(session);
        await SetHeld(app, session, password);
    }

    /// <summary>The device is connected, or the nick has a password. It must be taken.</summary>
    public static async Task SetHeld(App app, SessionView session, string password)
    {
        using var answer = await Post(app, session.Token, current: null, password);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Whatever the answer is.</summary>
    public static async Task<HttpResponseMessage> Post(App app, string token, string? current, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/password")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(new PasswordRequest(current, password), ContractsJson.Default.PasswordRequest),
        };
        return await app.Http.SendAsync(request);
    }
}
