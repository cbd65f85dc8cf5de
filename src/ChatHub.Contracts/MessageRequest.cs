namespace ChatHub.Contracts;

/// <summary>The body of <c>POST /api/messages</c> (token as bearer): one message, without a connection. The answer is a <see cref="Reply{T}"/> of <see cref="Sent"/>.</summary>
/// <param name="To">Who it is for: <c>user</c> or <c>group</c> with a name, or <c>all</c> with the audience <c>C</c>, <c>D</c> or <c>T</c>.</param>
/// <param name="Text">1 to 4,000 characters (Unicode scalar values), as typed.</param>
/// <param name="Id">A UUID of the sender's choice: the same id is the same message, however often it is sent. Null lets the server choose one.</param>
public sealed record MessageRequest(MessageTarget To, string Text, string? Id);
