using ChatHub.Fuzz;
using ChatHub.Fuzz.Rules;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>What was written by hand, and what the fuzzer found: tests/ChatHub.Fuzz/corpus.</summary>
public sealed class FuzzCorpusTests
{
    /// <summary>Written by hand, for each target at least; less means that the corpus was not found.</summary>
    private const int Fewest = 16;

    public static TheoryData<string> Names => [.. Targets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_found_once_holds(string name)
    {
        var broken = Broken(Targets.All.Single(target => target.Name == name));

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Each_folder_is_a_target()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathTo("tests", "ChatHub.Fuzz", "corpus")).Select(folder => Path.GetFileName(folder));

        Assert.Equal(Targets.All.Select(target => target.Name).Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The frames once more, to a real server: the test fails on an error in its log. A type that SignalR does not know stops its sender's line: SignalR looks at it again each time
    /// that more comes, and closes once that is longer than a frame may be, as what comes last here.
    /// </summary>
    [Fact]
    public async Task A_server_answers_each_frame_or_closes_and_the_others_go_on()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");

        await Task.WhenAll(Inputs("hub").Select(async (input, number) =>
        {
            using var socket = await RawSocket.OpenAsync(app, await app.SignInAsync($"ana{number}"));
            var next = "depois de " + Path.GetFileName(input);
            await socket.SendAsync(await File.ReadAllBytesAsync(input));
            await socket.TrySendAsync($"{{\"type\":1,\"invocationId\":\"{next}\",\"target\":\"CountUsers\",\"arguments\":[]}}\u001e");
            await socket.TrySendAsync(new string(' ', 70_000));
            await socket.ClosedOrSaid(next);
        }));

        await bruno.Tells("bruno", "segue");
    }

    [Fact]
    public async Task A_server_opens_a_session_for_each_body_or_refuses()
    {
        await using var app = await App.StartAsync();

        foreach (var input in Inputs("session"))
        {
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(input));
            body.Headers.ContentType = new("application/json");
            using var answer = await app.Http.PostAsync(new Uri("/api/session", UriKind.Relative), body);
            if (!answer.IsSuccessStatusCode)
                Assert.InRange((await answer.Problem()).Status, 400, 499);
        }
    }

    /// <summary>Controls: what each of them believes is not so, and the corpus knows.</summary>
    [Theory]
    [InlineData("name")]
    [InlineData("text")]
    [InlineData("hub")]
    public void What_is_broken_is_found(string name)
    {
        Target believer = name switch
        {
            "name" => new(name, bytes => Rule.Holds(Keeps(OddText.Of(bytes)), "Upper case is undone by lower case")),
            "text" => new(name, bytes => Rule.Holds(OddText.Of(bytes).Length <= 4_000, "Nobody writes so much")),
            _ => new(name, bytes => Rule.Holds(bytes.Count(value => value == '[') < 100, "Nobody nests so deep")),
        };

        Assert.NotEmpty(Broken(believer));
    }

    private static bool Keeps(string text) => text.All(letter => char.ToLowerInvariant(char.ToUpperInvariant(letter)) == char.ToLowerInvariant(letter));

    private static List<string> Broken(Target target) => [.. Inputs(target.Name).Select(input => Complaint(target, input)).OfType<string>()];

    private static string[] Inputs(string target)
    {
        var inputs = Directory.GetFiles(Repository.PathTo("tests", "ChatHub.Fuzz", "corpus", target));
        Assert.True(inputs.Length >= Fewest, $"There are only {inputs.Length} inputs for {target}.");
        return inputs;
    }

    private static string? Complaint(Target target, string input)
    {
        try
        {
            target.Try(File.ReadAllBytes(input));
            return null;
        }
        catch (Exception exception)
        {
            return $"{input}: {exception}";
        }
    }
}
