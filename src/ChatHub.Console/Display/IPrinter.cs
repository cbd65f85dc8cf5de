using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>Tells what happens: in words, or as JSON.</summary>
internal interface IPrinter
{
    /// <summary>What the client tells.</summary>
    void Print(ChatEvent happened);

    /// <summary>What the server answered to a line.</summary>
    void Answer(string line, Reply reply);

    /// <summary>What went wrong on this side.</summary>
    void Fault(string text);
}
