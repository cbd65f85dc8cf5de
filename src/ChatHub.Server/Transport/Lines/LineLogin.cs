using System.Net;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using ChatHub.Server.Store;

namespace ChatHub.Server.Transport.Lines;

/// <summary>The first line is the nick; if that has a password, the second is the password.</summary>
internal sealed class LineLogin(Accounts accounts, AttemptLimits attempts, GuessLimits guesses, Arrivals arrivals, TimeProvider time)
{
    /// <summary>For both lines: somebody types them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <returns>Whose line it is, or why it is nobody's; null when it ended before.</returns>
    public async Task<Decision<SessionOwner>?> RunAsync(LineReader lines, LinePeer peer, IPAddress address)
    {
        if (attempts.RefuseSession(address) is { } tooMany)
            return tooMany;

        using var patience = new CancellationTokenSource(Patience, time);
        if (!await arrivals.OpenSessionAsync(patience.Token))
            return Refusals.Busy;
        var attempt = new Attempt(ClientAddress.Counted(address), patience.Token);
        var nick = await NextAsync(lines, patience.Token);
        if (nick.Text is null)
            return Ended(nick);
        var opened = await accounts.OpenLineAsync(nick.Text, password: null, attempt);
        if (opened.Refusal != Refusals.PasswordRequired)
            return opened;

        await peer.WriteAsync("Senha:");
        var password = await NextAsync(lines, patience.Token);
        if (password.Text is null)
            return Ended(password);
        if (await guesses.RefuseAsync(address, nick.Text, patience.Token) is { } guessing)
            return guessing;
        return await accounts.OpenLineAsync(nick.Text, password.Text, attempt);
    }

    private static async Task<TypedLine> NextAsync(LineReader lines, CancellationToken patience)
    {
        try
        {
            return await lines.NextAsync(typed: true, patience);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new TypedLine(null, Refusals.LineUnfinished);
        }
    }

    private static Decision<SessionOwner>? Ended(TypedLine line) => line.IsEnd ? null : new(null, line.Refusal);
}
