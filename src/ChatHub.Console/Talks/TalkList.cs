using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Talks;

/// <summary>The conversations of this run, in the order in which they came up; one of them may be the chosen one, which plain lines go to.</summary>
internal sealed class TalkList
{
    private readonly Lock _gate = new();
    private readonly List<Talk> _talks = [];
    private Talk? _chosen;

    /// <summary>Who plain lines go to; null when no conversation is chosen.</summary>
    public MessageTarget? Chosen
    {
        get { lock (_gate) return _chosen?.Target; }
    }

    /// <summary>Each as it is shown, with what came to it since it was last the chosen one.</summary>
    public IReadOnlyList<(string Label, int Unread)> All
    {
        get { lock (_gate) return [.. _talks.Select(talk => (talk.Label, talk.Unread))]; }
    }

    /// <summary>A message was shown: its conversation comes up, and has one more unread unless it is the chosen one.</summary>
    /// <returns>Whether it went to the chosen conversation.</returns>
    public bool Note(MessageItem message)
    {
        if (message.To.Kind == TargetKinds.All)
            return false;
        lock (_gate)
        {
            var talk = Of(Recipient.ReplyTo(message));
            if (talk != _chosen && !message.Mine)
                talk.Unread++;
            return talk == _chosen;
        }
    }

    public void Choose(MessageTarget target)
    {
        lock (_gate)
            Choose(Of(target));
    }

    public void ChooseNone()
    {
        lock (_gate)
            _chosen = null;
    }

    /// <summary>Chooses by place in the list, from 0; nothing happens when there is none.</summary>
    public bool ChooseAt(int place)
    {
        lock (_gate)
        {
            if (place >= _talks.Count)
                return false;
            Choose(_talks[place]);
            return true;
        }
    }

    /// <summary>The next one with something unread, or else the next one.</summary>
    public bool Next()
    {
        lock (_gate)
        {
            if (_talks.Count == 0)
                return false;
            var from = _chosen is null ? 0 : _talks.IndexOf(_chosen) + 1;
            var round = _talks.Skip(from).Concat(_talks.Take(from)).ToList();
            Choose(round.Find(talk => talk.Unread > 0) ?? round[0]);
            return true;
        }
    }

    public bool Previous()
    {
        lock (_gate)
        {
            if (_talks.Count == 0)
                return false;
            var from = _chosen is null ? 0 : _talks.IndexOf(_chosen);
            Choose(_talks[(from + _talks.Count - 1) % _talks.Count]);
            return true;
        }
    }

    private void Choose(Talk talk)
    {
        _chosen = talk;
        talk.Unread = 0;
    }

    private Talk Of(MessageTarget target)
    {
        var talk = _talks.Find(known => known.Is(target));
        if (talk is null)
            _talks.Add(talk = new Talk(target));
        return talk;
    }
}
