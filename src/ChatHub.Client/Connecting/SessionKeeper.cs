using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>The token: kept as long as it opens the door, asked for again when in doubt.</summary>
internal sealed class SessionKeeper(ChatClientOptions options, IClientState state, SessionApi api)
{
    private SavedSession? _session;
    private SavedSession? _kept;
    private bool _doubted = true;

    public string? Token => _session?.Token;

    public void Load(SavedSession? saved) => _session = _kept = saved;

    /// <exception cref="ChatRefusedException">The server does not give a session.</exception>
    public async Task<SavedSession> GetAsync(CancellationToken cancel)
    {
        if (_doubted || _session is null)
        {
            var view = await AskAsync(cancel).ConfigureAwait(false);
            _session = new SavedSession(view.Token, view.Device);
            _doubted = false;
        }

        if (_session != _kept)
        {
            await SaveAsync(_session, cancel).ConfigureAwait(false);
            _kept = _session;
        }

        return _session;
    }

    /// <summary>
    /// A connection failed: the next attempt asks for the session first, and learns what is wrong. Not when the server was not there, or a proxy
    /// stood before it: neither has said anything about the token.
    /// </summary>
    public void Doubt(Exception failure) =>
        _doubted |= failure is not (
            HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } or ChatRefusedException { Code: ChatRefusedException.ProxyPassword });

    private async Task SaveAsync(SavedSession session, CancellationToken cancel)
    {
        try
        {
            await state.SaveSessionAsync(session, cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StateFailedException(exception);
        }
    }

    private async Task<SessionView> AskAsync(CancellationToken cancel)
    {
        var request = new SessionRequest(options.Nick, null, _session?.Token);
        try
        {
            return await api.OpenAsync(request, cancel).ConfigureAwait(false);
        }
        catch (ChatRefusedException refused) when (refused.Code == Refusals.PasswordRequired.Code && options.Password is not null)
        {
            // Who is asked may never answer: a prompt cannot be taken back.
            if (await options.Password(cancel).AsTask().WaitAsync(cancel).ConfigureAwait(false) is not { } password)
                throw;
            return await api.OpenAsync(request with { Password = password }, cancel).ConfigureAwait(false);
        }
    }
}
