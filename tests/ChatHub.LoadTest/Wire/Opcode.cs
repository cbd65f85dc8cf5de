namespace ChatHub.LoadTest.Wire;

/// <summary>What a WebSocket frame is (RFC 6455, 5.2).</summary>
internal enum Opcode : byte
{
    Continuation = 0,
    Text = 1,
    Close = 8,
    Ping = 9,
    Pong = 10,
}
