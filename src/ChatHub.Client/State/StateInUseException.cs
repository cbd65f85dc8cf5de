namespace ChatHub.Client;

/// <summary>Another client, in this process or another, has the state's folder open: two would read and send as one device.</summary>
/// <param name="folder">The folder.</param>
/// <param name="inner">What the system said.</param>
public sealed class StateInUseException(string folder, Exception inner)
    : IOException($"The client state in '{folder}' is in use by another client.", inner)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;
}
