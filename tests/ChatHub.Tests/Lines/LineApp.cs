using ChatHub.TestKit;

namespace ChatHub.Tests.Lines;

/// <summary>A server with a line endpoint.</summary>
public sealed class LineApp : IAsyncDisposable
{
    private LineApp(App app, int port) => (App, Port) = (app, port);

    public App App { get; }

    public int Port { get; }

    public static async Task<LineApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        return new LineApp(await App.StartAsync([("ChatHub:LinePort", $"{port}"), .. settings]), port);
    }

    public Task<LineSocket> Open() => LineSocket.Open(Port);

    public Task<LineSocket> Enter(string nick) => LineSocket.Enter(Port, nick);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>What a test says about a line.</summary>
public static class LineAssertions
{
    /// <summary>These are the next lines.</summary>
    public static async Task Says(this LineSocket line, params IReadOnlyList<string> expected)
    {
        foreach (var next in expected)
        {
            Assert.Equal(next, await line.Read());
        }
    }

    /// <summary>Types a line; these are the next ones.</summary>
    public static async Task Asks(this LineSocket line, string typed, params IReadOnlyList<string> expected)
    {
        await line.Type(typed);
        await line.Says(expected);
    }

    /// <summary>These are the last lines, then the server closes.</summary>
    public static async Task Ends(this LineSocket line, params IReadOnlyList<string> expected) => Assert.Equal(expected, await line.ReadToEnd());

    /// <summary>Says that it is done, as a pipe does, and waits until the server has closed: it then counts as gone.</summary>
    public static async Task Leaves(this LineSocket line)
    {
        line.EndInput();
        await line.Ends();
        line.Dispose();
    }
}
