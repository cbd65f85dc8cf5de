using System.Globalization;

namespace ChatHub.TestKit;

/// <summary>
/// Asks a server for what it holds: the bytes that are left on its heap after a full collection. Resident memory says less, as it counts the room that the collector keeps.
/// </summary>
public sealed class HeapProbe : IDisposable
{
    private readonly TempFolder folder = new();

    private string Answer => folder["bytes"];

    /// <summary>For the server that is to be asked.</summary>
    /// <param name="endlessQueues">Makes a defect on purpose: the server keeps in memory everything that a session has not been sent.</param>
    public IReadOnlyDictionary<string, string> Environment(bool endlessQueues = false)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(HeapProbe).Assembly.Location,
            [StartupHook.FileVariable] = Answer,
        };
        if (endlessQueues) variables[StartupHook.EndlessQueuesVariable] = "1";
        return variables;
    }

    /// <summary>The memory that the server holds now.</summary>
    public async Task<long> LiveBytes(ServerProcess server)
    {
        File.Delete(Answer);
        Signals.Send(server.Pid, StartupHook.Asked);
        await Until.True(() => File.Exists(Answer), witness: server.Output);
        return long.Parse(await File.ReadAllTextAsync(Answer), CultureInfo.InvariantCulture);
    }

    public void Dispose() => folder.Dispose();
}
