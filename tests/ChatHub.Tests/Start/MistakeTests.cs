using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>An operator is told of each mistake.</summary>
public sealed class MistakeTests
{
    private const string Beginning = "ChatHub cannot start: ";

    [Fact]
    public async Task Every_mistake_at_the_start_ends_in_one_sentence_that_names_it_and_exit_code_1()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            Mistake.All(folder, ((IPEndPoint)other.LocalEndpoint).Port),
            new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount },
            async (mistake, _) =>
            {
                if (await Complaint(mistake) is { } complaint) wrong.Add($"{mistake}: {complaint}");
            });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    /// <returns>Null when the server does as it should.</returns>
    private static async Task<string?> Complaint(Mistake mistake)
    {
        using var data = new TempFolder();
        using var server = ConsoleProcess.StartServer(
            ["--ChatHub:DataFolder=" + data["dados"], .. mistake.Arguments],
            [("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("DOTNET_EnableDiagnostics", "0"), .. mistake.Environment]);
        if (!await Until.Holds(() => server.HasExited)) return $"it started. {server}";

        var code = await server.Exited();
        if (code != 1) return $"exit code {code}. {server}";
        if (server.Output.Count > 0 || server.Errors.Count != 1) return $"more than one sentence. {server}";
        var sentence = server.Errors.Single();
        return sentence.StartsWith(Beginning, StringComparison.Ordinal) && mistake.Says.All(part => sentence.Contains(part, StringComparison.Ordinal))
            ? null : $"does not say {string.Join(", ", mistake.Says)}: {sentence}";
    }
}
