using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A store in which a crowd has written, as a kill left it and as a stop would have, and what is in it.</summary>
public sealed class WrittenStore : IAsyncLifetime
{
    private const int Messages = 150;

    /// <summary>Nearly everything is in the log.</summary>
    public TempFolder Killed { get; } = new();

    /// <summary>There is no log.</summary>
    public TempFolder Stopped { get; } = new();

    internal FlippedStore.Contents Contents { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await using (var server = await ServerProcess.Start(new ServerOptions { DataFolder = Killed.Path }))
        {
            await using var crowd = await Neighbourhood.Gather(server.Url);
            await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed: Messages)) await crowd.Accepts(Messages);
            // A kill between a commit and the note of it (HighWater) would leave one that nobody was told of, and whose loss nobody is told of either.
            Assert.True(await crowd.IsQuiet(), "Not everything was answered and shown.");
            await server.Kill9();
        }

        foreach (var path in Directory.GetFiles(Killed.Path)) File.Copy(path, Stopped[Path.GetFileName(path)]);
        Contents = await FlippedStore.Read(Stopped.Path);
    }

    public Task DisposeAsync()
    {
        Killed.Dispose();
        Stopped.Dispose();
        return Task.CompletedTask;
    }
}
