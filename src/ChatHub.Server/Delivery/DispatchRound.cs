namespace ChatHub.Server.Delivery;

/// <summary>
/// Tells one commit: hands the messages to the sessions of their audience, has the answers given, and rings each touched session once, so that
/// what one commit holds for a session leaves in one piece. For one thread.
/// </summary>
internal sealed class DispatchRound
{
    private readonly List<Session> _touched = [];

    public void Tell(Committed commit)
    {
        foreach (var delivery in commit.Deliveries)
        {
            Hand(delivery.Message, delivery.Recipients);
            Hand(delivery.Message, delivery.OtherRecipients);
        }

        foreach (var tell in commit.Answers)
        {
            tell();
        }

        foreach (var session in _touched)
        {
            session.EndRound();
        }

        _touched.Clear();
    }

    private void Hand(LogMessage message, Session[] recipients)
    {
        foreach (var session in recipients)
        {
            if (session.Deliver(message))
                _touched.Add(session);
        }
    }
}
