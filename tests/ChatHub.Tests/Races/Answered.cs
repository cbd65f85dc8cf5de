using ChatHub.Contracts;
using ChatHub.Server.Store;

namespace ChatHub.Tests;

/// <summary>Something that was asked of the writer, and between which positions it must have been decided.</summary>
/// <param name="Before">The newest committed position before it was asked: the decision is behind it.</param>
/// <param name="After">The newest committed position when its answer was there: a position beyond it was taken after the decision.</param>
internal sealed record Answered<T>(T Answer, long Before, long After)
{
    public bool Holds(long pos) => pos > Before && pos <= After;
}

internal static class Answered
{
    public static async Task<Answered<T>> To<T>(LogWriter writer, Func<Task<T>> ask)
    {
        var before = writer.Head;
        var answer = await ask();
        return new Answered<T>(answer, before, writer.Head);
    }
}

/// <summary>How a message is sent; null when it was refused.</summary>
internal delegate Task<Sent?> Send(Runner runner, string target);
