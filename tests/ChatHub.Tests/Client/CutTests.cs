using ChatHub.Client;
using ChatHub.TestKit;
using Xunit.Abstractions;

namespace ChatHub.Tests.Clients;

/// <summary>
/// The line is cut after k bytes of a whole dialogue (negotiate, connect, resume, send, receive, acknowledge), for one k after the other, in either
/// direction. With the tests every <see cref="Stride"/>-th; <c>CHATHUB_EVERY_CUT=1</c> takes them all.
/// </summary>
public sealed class CutTests(ITestOutputHelper output) : WithServer
{
    private const int Stride = 17;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_byte_it_is_that_does_not_come_through_nothing_is_lost_doubled_or_reordered(bool up)
    {
        var condition = LineCondition.Sound;
        await using var proxy = new LineProxy(server.Address, () => condition.IsSpent ? LineCondition.Sound : condition);
        await using var ana = await Talker.StartAsync(Hasty(proxy.Address));
        await using var maria = await Talker.StartAsync(server, "maria");
        var stride = Environment.GetEnvironmentVariable("CHATHUB_EVERY_CUT") is { Length: > 0 } ? 1 : Stride;
        List<string> fromAna = [], fromMaria = [];

        var k = Random.Shared.Next(stride);
        for (var whole = false; !whole; k += stride)
        {
            condition = up ? new LineCondition { Up = new Budget(k) } : new LineCondition { Down = new Budget(k) };
            await proxy.Reset();
            await maria.Chat.MessageAsync(Recipient.User("ana"), Noted(fromMaria, $"de maria {k}"));
            var sent = await ana.Chat.SendAsync(Recipient.User("maria"), Noted(fromAna, $"de ana {k}"));
            Assert.True((await sent.Answer.WaitAsync(Bound)).Ok);
            await ana.Sees(fromMaria[^1]);
            await ana.Sees(fromAna[^1]);
            whole = !condition.IsSpent;
        }

        await maria.Sees(fromAna[^1]);
        output.WriteLine($"{proxy.Cuts} connections cut; the dialogue has less than {k} bytes.");
        Assert.True(proxy.Cuts > 1_000 / stride, $"Only {proxy.Cuts} cuts up to {k}.");
        Assert.Equal(fromAna, maria.Texts.Where(text => text.StartsWith("de ana", StringComparison.Ordinal)));
        Assert.Equal(fromMaria, maria.Texts.Where(text => text.StartsWith("de maria", StringComparison.Ordinal)));
        Assert.Equal(maria.Texts, ana.Texts);
        Assert.DoesNotContain(ana.Events, happened => happened is GapNoticed);
    }

    private static string Noted(List<string> texts, string text)
    {
        texts.Add(text);
        return text;
    }

    private static ChatClientOptions Hasty(Uri server) => new()
    {
        Server = server,
        Nick = "ana",
        BackoffStart = TimeSpan.FromMilliseconds(5),
        BackoffLimit = TimeSpan.FromMilliseconds(20),
    };
}
