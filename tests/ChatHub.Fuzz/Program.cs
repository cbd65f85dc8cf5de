using SharpFuzz;

namespace ChatHub.Fuzz;

/// <summary>
/// What afl-fuzz runs: <c>ChatHub.Fuzz TARGET</c> takes inputs from standard input, a single one where there is no afl-fuzz; without a target it names them all. All inputs are
/// tried in this process, three times as many a second as with <c>Fuzzer.OutOfProcess</c>. One that ends it (recursion without end, a loop) also ends the search, and is then the
/// last that was tried.
/// </summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is not [var name] || Targets.All.FirstOrDefault(target => target.Name == name) is not { } chosen)
        {
            Console.WriteLine(string.Join('\n', Targets.All.Select(target => target.Name)));
            return args.Length == 0 ? 0 : 2;
        }

        Fuzzer.Run(input =>
        {
            using var bytes = new MemoryStream();
            input.CopyTo(bytes);
            chosen.Try(bytes.ToArray());
        });
        return 0;
    }
}
