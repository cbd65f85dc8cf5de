using ChatHub.Contracts;

namespace ChatHub.Client;

/// <remarks>
/// Every command waits for a connection if there is none. A refusal is a reply. A command that only reads, or may be repeated, is called again when
/// the connection breaks; the others throw <see cref="ChatConnectionLostException"/>. After the end all throw <see cref="ChatEndedException"/>.
/// </remarks>
public sealed partial class ChatClient
{
    /// <summary><c>-help [COMANDO]</c>: the commands, or those of a name.</summary>
    /// <inheritdoc cref="IChatHub.Help"/>
    public Task<Reply<IReadOnlyList<CommandView>>> HelpAsync(string? command = null, CancellationToken cancel = default) =>
        CallAsync<Reply<IReadOnlyList<CommandView>>>(nameof(IChatHub.Help), [command], cancel);

    /// <summary><c>-exit</c>: says goodbye; the client ends. What is queued stays in the state.</summary>
    public Task<Reply> ExitAsync(CancellationToken cancel = default)
    {
        EnsureStarted();
        return LeaveAsync(nameof(IChatHub.Exit), [], cancel);
    }

    /// <inheritdoc cref="IChatHub.ListUsers"/>
    public Task<Reply<IReadOnlyList<UserView>>> ListUsersAsync(CancellationToken cancel = default) =>
        CallAsync<Reply<IReadOnlyList<UserView>>>(nameof(IChatHub.ListUsers), [], cancel);

    /// <inheritdoc cref="IChatHub.CreateGroup"/>
    public Task<Reply<GroupView>> CreateGroupAsync(string group, CancellationToken cancel = default) =>
        CallAsync<Reply<GroupView>>(nameof(IChatHub.CreateGroup), [group], cancel);

    /// <inheritdoc cref="IChatHub.ListGroups"/>
    public Task<Reply<IReadOnlyList<GroupView>>> ListGroupsAsync(CancellationToken cancel = default) =>
        CallAsync<Reply<IReadOnlyList<GroupView>>>(nameof(IChatHub.ListGroups), [], cancel);

    /// <inheritdoc cref="IChatHub.ListGroupUsers"/>
    public Task<Reply<IReadOnlyList<UserView>>> ListGroupUsersAsync(string group, CancellationToken cancel = default) =>
        CallAsync<Reply<IReadOnlyList<UserView>>>(nameof(IChatHub.ListGroupUsers), [group], cancel);

    /// <inheritdoc cref="IChatHub.JoinGroup"/>
    public Task<Reply<GroupView>> JoinGroupAsync(string group, CancellationToken cancel = default) =>
        CallAsync<Reply<GroupView>>(nameof(IChatHub.JoinGroup), [group], cancel);

    /// <inheritdoc cref="IChatHub.LeaveGroup"/>
    public Task<Reply<GroupView>> LeaveGroupAsync(string group, CancellationToken cancel = default) =>
        CallAsync<Reply<GroupView>>(nameof(IChatHub.LeaveGroup), [group], cancel);

    /// <summary>A message to a user or a group, and its answer: <see cref="SendAsync(MessageTarget, string, CancellationToken)"/>, awaited. <inheritdoc cref="IChatHub.Message"/></summary>
    public Task<Reply<Sent>> MessageAsync(MessageTarget to, string text, CancellationToken cancel = default) =>
        AnswerAsync(SendAsync(to, text, cancel), cancel);

    /// <summary>A broadcast, and its answer: <see cref="SendAsync(MessageTarget, string, CancellationToken)"/>, awaited. <inheritdoc cref="IChatHub.MessageAll"/></summary>
    public Task<Reply<Sent>> MessageAllAsync(string audience, string text, CancellationToken cancel = default) =>
        AnswerAsync(SendAsync(Recipient.All(audience), text, cancel), cancel);

    /// <inheritdoc cref="IChatHub.History"/>
    public Task<Reply<HistoryPage>> HistoryAsync(
        string kind, string? name, long? before = null, int? limit = null, CancellationToken cancel = default) =>
        CallAsync<Reply<HistoryPage>>(nameof(IChatHub.History), [kind, name, before, limit], cancel);

    /// <inheritdoc cref="IChatHub.CountUsers"/>
    public Task<Reply<UserCount>> CountUsersAsync(CancellationToken cancel = default) =>
        CallAsync<Reply<UserCount>>(nameof(IChatHub.CountUsers), [], cancel);

    /// <summary>Gives the nick a password, or changes it; the nick's other devices are signed out.</summary>
    /// <param name="current">The password in force; null when there is none.</param>
    /// <param name="password">8 to 128 characters.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public Task<Reply> SetPasswordAsync(string? current, string password, CancellationToken cancel = default) =>
        _api.SetPasswordAsync(TokenOrThrow(), new PasswordRequest(current, password), cancel);

    /// <summary>Revokes this device's token; the client ends with code <c>revoked</c>.</summary>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public Task<Reply> SignOutAsync(CancellationToken cancel = default) => _api.RevokeAsync(TokenOrThrow(), cancel);

    /// <summary>The nick's devices, the one seen last first; of a nick without a password, which has no owner, this one alone.</summary>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public Task<Reply<IReadOnlyList<DeviceView>>> DevicesAsync(CancellationToken cancel = default) => _api.DevicesAsync(TokenOrThrow(), cancel);

    /// <summary>Revokes another device's token and ends its live session; refused with <c>no-such-device</c> when the nick has none such.</summary>
    /// <param name="device">Its id, from <see cref="DevicesAsync"/>.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public Task<Reply> RevokeDeviceAsync(string device, CancellationToken cancel = default) => _api.RevokeAsync(TokenOrThrow(), device, cancel);

    /// <summary>Deletes the account: its devices end, this client with code <c>revoked</c>, what it sent is replaced, and nobody may take the nick for 30 days.</summary>
    /// <param name="password">The password in force; null when there is none.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="HttpRequestException">The server was not reached.</exception>
    public Task<Reply> DeleteAccountAsync(string? password, CancellationToken cancel = default) =>
        _api.DeleteAccountAsync(TokenOrThrow(), new DeletionRequest(password), cancel);

    private static async Task<Reply<Sent>> AnswerAsync(ValueTask<Outgoing> sending, CancellationToken cancel)
    {
        var outgoing = await sending.ConfigureAwait(false);
        return await outgoing.Answer.WaitAsync(cancel).ConfigureAwait(false);
    }

    private Task<T> CallAsync<T>(string method, object?[] arguments, CancellationToken cancel)
    {
        EnsureStarted();
        return _caller.CallAsync<T>(method, method, arguments, cancel);
    }

    private string TokenOrThrow() => _sessions.Token ?? throw new InvalidOperationException("The client has not been connected.");
}
