namespace ChatHub.Server.Delivery;

/// <summary>What one commit has to tell.</summary>
/// <param name="Answers">Answers to the callers, and other consequences, in commit order.</param>
/// <param name="Deliveries">Messages, by position.</param>
public sealed record Committed(List<Action> Answers, List<MessageDelivery> Deliveries);

/// <summary>A message and the live sessions of its audience, fixed at the instant of the commit.</summary>
/// <param name="Recipients">Shared arrays that are replaced, never changed.</param>
/// <param name="OtherRecipients">The second side of a direct message; otherwise empty.</param>
public readonly record struct MessageDelivery(LogMessage Message, Session[] Recipients, Session[] OtherRecipients);
