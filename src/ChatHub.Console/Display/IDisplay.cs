using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>Where things are shown: beside a line being typed, or on the two streams of a pipe.</summary>
internal interface IDisplay
{
    /// <summary>A message.</summary>
    void Message(MessageItem message);

    /// <summary>What the server answered to a command that was done.</summary>
    void Reply(string text);

    /// <summary>What the server refused, and why.</summary>
    void Refusal(string text);

    /// <summary>What became of the connection, and the like.</summary>
    void Status(string text);
}
