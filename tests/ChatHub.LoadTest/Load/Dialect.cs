namespace ChatHub.LoadTest.Load;

/// <summary>Whom a client talks to.</summary>
internal enum Dialect
{
    /// <summary>Welcome, batches with positions, acknowledgements, message ids.</summary>
    ChatHub,

    /// <summary>The baseline: <c>Receive(from, text)</c> and nothing else.</summary>
    Bare,
}
