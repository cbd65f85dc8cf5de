using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>The HTTP side of the contract.</summary>
public static class Sessions
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>POST /api/session; throws <see cref="SessionRefusedException"/> when refused.</summary>
    public static async Task<SessionView> Open(Uri server, string nick, string? password = null, string? token = null, CancellationToken cancel = default)
    {
        using var answer = await Http.PostAsJsonAsync(
            new Uri(server, "/api/session"), new SessionRequest(nick, password, token), ContractsJson.Default.SessionRequest, cancel);
        await ThrowIfRefused(answer, cancel);
        return (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.SessionView, cancel))!;
    }

    /// <summary>Whether the nick is refused because somebody uses it; takes it otherwise.</summary>
    public static async Task<bool> IsTaken(Uri server, string nick)
    {
        try
        {
            await Open(server, nick);
            return false;
        }
        catch (SessionRefusedException refused) when (refused.Problem.Code == Refusals.NickInUse.Code)
        {
            return true;
        }
    }

    /// <summary>POST /api/password.</summary>
    public static async Task SetPassword(Uri server, string token, string? current, string password, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/password"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = JsonContent.Create(new PasswordRequest(current, password), ContractsJson.Default.PasswordRequest);
        using var answer = await Http.SendAsync(request, cancel);
        await ThrowIfRefused(answer, cancel);
    }

    private static async Task ThrowIfRefused(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.IsSuccessStatusCode) return;
        var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync(ContractsJson.Default.Problem, cancel)
            : null;
        throw new SessionRefusedException(problem ?? new Problem(answer.ReasonPhrase ?? "", "", (int)answer.StatusCode));
    }
}

/// <summary>The server refused over HTTP.</summary>
public sealed class SessionRefusedException(Problem problem) : Exception($"{problem.Status} {problem.Code}: {problem.Title}")
{
    public Problem Problem => problem;
}
