using System.Runtime.CompilerServices;

namespace ChatHub.Bridge;

/// <summary>Reads messages from a stream of lines, no faster than they are asked for.</summary>
internal static class LineReader
{
    private const int Characters = 4_096;

    /// <param name="input">Where the lines come from.</param>
    /// <param name="cancel">Ends the waiting for input; what is being read then is lost to this process.</param>
    public static async IAsyncEnumerable<string> ReadAsync(TextReader input, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cutter = new LineCutter();
        var read = new char[Characters];
        int count;
        do
        {
            // Standard input is read by a thread that nothing can wake.
            count = await Task.Run(() => input.Read(read), CancellationToken.None).WaitAsync(cancel);
            foreach (var message in count == 0 ? cutter.Finish() : cutter.Take(read.AsSpan(0, count)))
            {
                yield return message;
            }
        }
        while (count > 0);
    }
}
