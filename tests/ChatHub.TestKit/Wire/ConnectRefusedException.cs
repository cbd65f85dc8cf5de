namespace ChatHub.TestKit;

/// <summary>No WebSocket came about.</summary>
/// <param name="status">The server's HTTP status; 0 when there was no answer.</param>
/// <param name="cause">What the socket said.</param>
public sealed class ConnectRefusedException(int status, Exception cause) : IOException($"{status}: {cause.Message}", cause)
{
    public int Status => status;
}
