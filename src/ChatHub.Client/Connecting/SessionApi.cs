using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>The server's HTTP side: sessions and passwords.</summary>
internal sealed class SessionApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;

    public SessionApi(ChatClientOptions options)
    {
        Base = new UriBuilder(options.Server)
        {
            UserName = "",
            Password = "",
            Path = options.Server.AbsolutePath.TrimEnd('/') + "/",
            Query = "",
            Fragment = "",
        }.Uri;
        _http = new HttpClient(new OwnAnswers(options.HttpHandler?.Invoke() ?? new SocketsHttpHandler())) { BaseAddress = Base, Timeout = Patience };
    }

    /// <summary>The server's address, with a slash at its end, and without a name and a password in it: addresses are logged and shown.</summary>
    public Uri Base { get; }

    /// <exception cref="ChatRefusedException">The server said no, and why.</exception>
    /// <exception cref="HttpRequestException">The server was not reached, or is no ChatHub.</exception>
    public async Task<SessionView> OpenAsync(SessionRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "api/session")
        {
            Content = JsonContent.Create(request, ContractsJson.Wire.SessionRequest),
        };
        using var response = await SendAsync(message, cancel).ConfigureAwait(false);
        if (await RefusalAsync(response, cancel).ConfigureAwait(false) is { } problem)
            throw new ChatRefusedException(problem.Code, problem.Title);
        var view = await response.Content.ReadFromJsonAsync(ContractsJson.Wire.SessionView, cancel).ConfigureAwait(false);
        return view ?? throw new HttpRequestException("The server's answer to a new session was empty.");
    }

    public async Task<Reply> SetPasswordAsync(string token, PasswordRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "api/password")
        {
            Content = JsonContent.Create(request, ContractsJson.Wire.PasswordRequest),
        };
        return await SendAsync(message, token, "Senha alterada", cancel).ConfigureAwait(false);
    }

    public async Task<Reply> RevokeAsync(string token, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, "api/session");
        return await SendAsync(message, token, "Sessão encerrada", cancel).ConfigureAwait(false);
    }

    public async Task<Reply> RevokeAsync(string token, string device, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, "api/devices/" + Uri.EscapeDataString(device));
        return await SendAsync(message, token, "Dispositivo desconectado", cancel).ConfigureAwait(false);
    }

    public async Task<Reply<IReadOnlyList<DeviceView>>> DevicesAsync(string token, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "api/devices");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await SendAsync(message, cancel).ConfigureAwait(false);
        if (await RefusalAsync(response, cancel).ConfigureAwait(false) is { } problem)
            return Replies.Refused<IReadOnlyList<DeviceView>>(new Refusal(problem.Code, problem.Title));
        var devices = await response.Content.ReadFromJsonAsync(ContractsJson.Wire.IReadOnlyListDeviceView, cancel).ConfigureAwait(false);
        return Replies.Done("", devices ?? []);
    }

    public async Task<Reply> DeleteAccountAsync(string token, DeletionRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "api/account/deletion")
        {
            Content = JsonContent.Create(request, ContractsJson.Wire.DeletionRequest),
        };
        return await SendAsync(message, token, "Conta apagada", cancel).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Reply> SendAsync(HttpRequestMessage message, string token, string done, CancellationToken cancel)
    {
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await SendAsync(message, cancel).ConfigureAwait(false);
        var problem = await RefusalAsync(response, cancel).ConfigureAwait(false);
        return problem is null ? new Reply(true, Reply.OkCode, done) : new Reply(false, problem.Code, problem.Title);
    }

    /// <summary>A server that does not answer in time was not reached; only the caller's own cancellation is one.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            return await _http.SendAsync(message, cancel).ConfigureAwait(false);
        }
        catch (TaskCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new HttpRequestException("The server does not answer.", late);
        }
    }

    /// <summary>What the server refused; null when it did not.</summary>
    private static async Task<Problem?> RefusalAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
            return null;
        try
        {
            var problem = await response.Content.ReadFromJsonAsync(ContractsJson.Wire.Problem, cancel).ConfigureAwait(false);
            if (problem is { Code.Length: > 0 })
                return problem;
        }
        catch (JsonException)
        {
            // Not from ChatHub itself: a proxy, or another server.
        }

        throw new HttpRequestException($"The server answered {(int)response.StatusCode}.", inner: null, response.StatusCode);
    }
}
