namespace ChatHub.Client;

/// <summary>
/// The connection broke while a command was under way that must not be sent twice blindly (creating or leaving a group, saying goodbye):
/// it may have been done or not. Messages never end like this; they are retried under their id.
/// </summary>
public sealed class ChatConnectionLostException : Exception
{
    /// <summary>With what broke the connection.</summary>
    public ChatConnectionLostException(Exception? inner)
        : base("The connection was lost before the answer came; the command may have been done or not.", inner)
    {
    }
}
