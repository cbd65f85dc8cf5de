using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport.Lines;

/// <summary>
/// Accepts lines, where <c>ChatHub:LinePort</c> names a port. Beside Kestrel and not in it: a <c>Listen</c> of its own would make Kestrel ignore
/// <c>--urls</c>.
/// </summary>
internal sealed class LineEndpoint(
    IOptions<LineOptions> options, LineConversations conversations, ILoggerFactory loggers, TimeProvider time, ILogger<LineEndpoint> log) : BackgroundService
{
    private static readonly long Most = HandleLimit.Lines ?? long.MaxValue;

    private readonly ConcurrentDictionary<ConnectionContext, Task> _open = new();
    private IConnectionListener? _listener;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.LinePort is not { } port)
            return;
        var endpoint = new IPEndPoint(IPAddress.Parse(options.Value.LineAddress), port);
        try
        {
            _listener = await LineSockets.Factory(loggers).BindAsync(endpoint, cancellationToken);
        }
        catch (Exception exception) when (exception is AddressInUseException or SocketException)
        {
            throw new IOException($"Failed to bind the line endpoint to {endpoint}: {exception.Message}", exception);
        }

        log.Listening(endpoint);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is null)
            return;
        await _listener.UnbindAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
        foreach (var connection in _open.Keys)
        {
            connection.Abort();
        }

        await Task.WhenAll(_open.Values).WaitAsync(cancellationToken);
        await _listener.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _listener!.AcceptAsync(CancellationToken.None) is { } connection)
        {
            if (_open.Count >= Most)
                await connection.DisposeAsync();
            else
                Serve(connection);
        }
    }

    private void Serve(ConnectionContext connection)
    {
        // Noted before it begins, so that its end cannot come before its beginning.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[connection] = ServeAsync(connection, begin.Task);
        begin.SetResult();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong on one line ends that line only.")]
    private async Task ServeAsync(ConnectionContext connection, Task begin)
    {
        await begin;
        try
        {
            LineSockets.KeepAlive(connection);
            await conversations.RunAsync(connection);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or OperationCanceledException or SocketException)
        {
            log.Broken(exception);
        }
        catch (Exception exception)
        {
            log.Failed(exception);
        }

        await LineSockets.CloseAsync(connection, time);
        _open.TryRemove(connection, out _);
    }
}
