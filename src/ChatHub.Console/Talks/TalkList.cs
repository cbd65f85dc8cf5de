using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Talks;

/// <summary>
/// The conversations of this run, in the order in which they came up; one of them may be the chosen one, which plain lines go to. Nothing in them is
/// unread: all of them are shown in one stream.
/// </summary>
internal sealed class TalkList
{
    private readonly Lock _gate = new();
    private readonly List<Talk> _talks = [];
    private Talk? _chosen;
    private Talk? _latest;

    /// <summary>Told after another one, or none, was chosen.</summary>
    public Action<MessageTarget?> Chose { get; set; } = _ => { };

    /// <summary>Who plain lines go to; null when no conversation is chosen.</summary>
    public MessageTarget? Chosen
    {
        get { lock (_gate) return _chosen?.Target; }
    }

    /// <summary>Each as it is shown.</summary>
    public IReadOnlyList<string> All
    {
        get { lock (_gate) return [.. _talks.Select(talk => talk.Label)]; }
    }

    /// <summary>A message was shown: its conversation comes up.</summary>
    /// <returns>Whether it went to the chosen conversation.</returns>
    public bool Note(MessageItem message)
    {
        if (message.To.Kind == TargetKinds.All)
            return false;
        lock (_gate)
        {
            var talk = Of(Recipient.ReplyTo(message));
            if (!message.Mine)
                _latest = talk;
            return talk == _chosen;
        }
    }

    public void Choose(MessageTarget target) => Choose(() => Of(target));

    public void ChooseNone() => Choose(() => null);

    /// <summary>Chooses by place in the list, from 0; nothing happens when there is none.</summary>
    public bool ChooseAt(int place) => Choose(() => place < _talks.Count ? _talks[place] : _chosen);

    /// <summary>The one that somebody wrote to last, or else the next one.</summary>
    public bool Next() => Choose(() =>
    {
        var next = _latest is not null && _latest != _chosen ? _latest : At(_chosen is null ? 0 : _talks.IndexOf(_chosen) + 1);
        _latest = null;
        return next;
    });

    public bool Previous() => Choose(() => At((_chosen is null ? 0 : _talks.IndexOf(_chosen)) - 1));

    private Talk? At(int place) => _talks.Count == 0 ? null : _talks[(place + _talks.Count) % _talks.Count];

    /// <returns>Whether another one is chosen now.</returns>
    private bool Choose(Func<Talk?> choice)
    {
        Talk? chosen;
        lock (_gate)
        {
            chosen = choice();
            if (chosen == _chosen)
                return false;
            _chosen = chosen;
        }

        Chose(chosen?.Target);
        return true;
    }

    private Talk Of(MessageTarget target)
    {
        var talk = _talks.Find(known => known.Is(target));
        if (talk is null)
            _talks.Add(talk = new Talk(target));
        return talk;
    }
}
