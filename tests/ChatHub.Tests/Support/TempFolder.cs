namespace ChatHub.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Its full name.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("chathub-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
