namespace ChatHub.LoadTest.Load;

/// <summary>The connection closed before the hub's first word: refused, or the server was too busy to shake hands in time.</summary>
internal sealed class NotLetInException(string message) : Exception(message);
