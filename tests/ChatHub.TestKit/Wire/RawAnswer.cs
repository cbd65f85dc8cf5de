using System.Text;

namespace ChatHub.TestKit;

/// <summary>The answer to an invocation, copied out of its frame.</summary>
/// <param name="Ok">Done, or refused.</param>
/// <param name="Code">The stable code; empty when SignalR itself failed the invocation.</param>
/// <param name="Text">What users read.</param>
/// <param name="Data">The JSON of the data; null when there is none.</param>
/// <param name="Pos">Of a sent message; 0 otherwise.</param>
/// <param name="Audience">Of a sent message; 0 otherwise.</param>
/// <param name="Connected">Of a sent message; 0 otherwise.</param>
/// <param name="Error">SignalR's own error; null when there is none.</param>
public sealed record RawAnswer(bool Ok, string Code, string Text, string? Data, long Pos, int Audience, int Connected, string? Error)
{
    internal static RawAnswer Of(in RawReply reply) => new(
        reply.Ok, reply.Code.ToString(), reply.Text.ToString(), reply.Data.IsEmpty ? null : Encoding.UTF8.GetString(reply.Data),
        reply.Pos, reply.Audience, reply.Connected, reply.Error.IsNull ? null : reply.Error.ToString());
}
