using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>A message in the outbox, not answered yet.</summary>
/// <param name="Id">The message id, a UUID version 7: with it, every retry is the same message.</param>
/// <param name="To">Who it is for; null when <paramref name="Text"/> is a typed line (<c>-msg …</c>, <c>-msgt …</c>).</param>
/// <param name="Text">The text, or the typed line.</param>
public sealed record QueuedMessage(Guid Id, MessageTarget? To, string Text);
