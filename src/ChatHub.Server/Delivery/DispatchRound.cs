namespace ChatHub.Server.Delivery;

/// <summary>Tells one commit: answers first, then the messages to the sessions of their audience, each touched session once. For one thread.</summary>
internal sealed class DispatchRound
{
    private readonly List<Session> _touched = [];

    public void Tell(Committed commit)
    {
        foreach (var tell in commit.Answers)
        {
            tell();
        }

        foreach (var delivery in commit.Deliveries)
        {
            Hand(delivery.Message, delivery.Recipients);
            Hand(delivery.Message, delivery.OtherRecipients);
        }

        foreach (var session in _touched)
        {
            session.Touched = false;
            session.Ring();
        }

        _touched.Clear();
    }

    private void Hand(LogMessage message, Session[] recipients)
    {
        foreach (var session in recipients)
        {
            session.Deliver(message);
            if (session.Touched)
                continue;
            session.Touched = true;
            _touched.Add(session);
        }
    }
}
