using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>The answer to a send, on its way to the client.</summary>
/// <param name="Invocation">Which of the client's calls it answers, as the client named it.</param>
/// <param name="Reply">Null when a defect keeps it from being known.</param>
public readonly record struct Answer(string Invocation, Reply<Sent>? Reply);
