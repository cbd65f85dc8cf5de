using ChatHub.Client;

namespace ChatHub.Terminal.Talks;

/// <summary>What this run has queued and nobody has answered: shown below everything else until it comes back, and only then above.</summary>
internal sealed class Waiting
{
    private readonly Lock _gate = new();
    private readonly List<(Guid Id, string Text)> _messages = [];

    /// <summary>Each with where it goes, the oldest first.</summary>
    public IReadOnlyList<string> Texts
    {
        get { lock (_gate) return [.. _messages.Select(message => message.Text)]; }
    }

    public void Add(QueuedMessage message)
    {
        lock (_gate)
            _messages.Add((message.Id, message.To is { } to ? $"{Talk.LabelOf(to)}: {message.Text}" : message.Text));
    }

    /// <summary>It was answered, or came back; whichever is first.</summary>
    public void Remove(Guid id)
    {
        lock (_gate)
            _messages.RemoveAll(message => message.Id == id);
    }
}
