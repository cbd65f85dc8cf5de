using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests.Clients;

/// <summary>A nick without a password belongs to the device that claimed it last: the earlier ones' tokens are refused with 401.</summary>
public sealed class BareNickTests : WithServer
{
    private const int Minutes = 10;
    private const int SecondsBetweenMessages = 10;

    /// <summary>A loop would need thousands. The waits alone come to about a hundred: 30 s is the longest.</summary>
    private const int MostRequests = 300;

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Ten_minutes_of_two_clients_under_one_bare_nick_lose_and_double_nothing()
    {
        await using var maria = await Talker.StartAsync(server, "maria");
        await using var desk = new BareNickDevice(server, "ana", time);
        await using var phone = new BareNickDevice(server, "ana", time);
        await desk.StartAsync();
        await desk.LoseAsync();
        await phone.StartAsync();

        var written = 0;
        var (holder, other) = (phone, desk);
        for (var minute = 0; minute < Minutes; minute++)
        {
            for (var second = 0; second < 60; second++)
            {
                if (second % SecondsBetweenMessages == 0)
                    await WriteAsync(maria, [desk, phone], ++written);
                await PassAsync(TimeSpan.FromSeconds(1), desk, phone);
            }

            await holder.LoseAsync();
            await other.EnterAsync();
            (holder, other) = (other, holder);
            Assert.Equal(ConnectionState.Waiting, other.Chat.State);
        }

        await Until.True(() => holder.Chat.Queued == 0);
        await holder.LoseAsync();
        await other.EnterAsync();
        await Until.True(() => other.Chat.Queued == 0);

        string[] From(string device) => [.. Enumerable.Range(1, written).Select(number => $"{device} {number}")];
        await maria.Until(() => maria.Messages.Count(message => message.From == "ana") >= 2 * written, "everything that was queued");
        var received = maria.Messages.Where(message => message.From == "ana").Select(message => message.Text).ToList();
        Assert.Equal(From("desk"), received.Where(text => text.StartsWith("desk", StringComparison.Ordinal)));
        Assert.Equal(From("phone"), received.Where(text => text.StartsWith("phone", StringComparison.Ordinal)));

        var sent = maria.Messages.Where(message => message.Mine).ToList();
        BareNickDevice[] devices = [desk, phone];
        Assert.All(devices, device =>
        {
            Assert.Distinct(device.User.Messages.Select(message => message.Id));
            Assert.Equal(device.User.Messages.OrderBy(message => message.Pos), device.User.Messages);
            Assert.All(device.Gaps, gap => Assert.Equal(GapReasons.Device, gap.Reason));
            Assert.All(sent, message => Assert.True(device.HasShownOrTold(message.Pos), $"Position {message.Pos} was skipped silently."));
            Assert.InRange(device.Requests, 1, MostRequests);
        });
        Assert.All(sent, message => Assert.Contains(devices, device => device.User.Messages.Any(shown => shown.Id == message.Id)));
    }

    [Fact]
    public async Task A_client_that_comes_back_after_another_device_tells_the_gap_and_sends_its_queue()
    {
        await using var maria = await Talker.StartAsync(server, "maria");
        await using var desk = new BareNickDevice(server, "ana", time);
        await desk.StartAsync();
        await maria.Chat.MessageAsync(Recipient.User("ana"), "para a primeira");
        await desk.User.Sees("para a primeira");
        await desk.LoseAsync();
        await desk.Chat.SendAsync(Recipient.User("maria"), "na fila");

        await using (var phone = new BareNickDevice(server, "ana", TimeProvider.System))
        {
            await phone.StartAsync();
            await maria.Chat.MessageAsync(Recipient.User("ana"), "para a segunda");
            await phone.User.Sees("para a segunda");
        }

        await desk.EnterAsync();
        await maria.Sees("na fila");
        await desk.User.Until(() => desk.Gaps.Any(), "the gap");

        Assert.Equal(GapReasons.Device, Assert.Single(desk.Gaps).Reason);
        Assert.Equal(["para a primeira"], desk.User.Messages.Where(message => !message.Mine).Select(message => message.Text));
    }

    private static async Task WriteAsync(Talker maria, BareNickDevice[] devices, int number)
    {
        await maria.Chat.MessageAsync(Recipient.User("ana"), $"maria {number}");
        await devices[0].Chat.SendAsync(Recipient.User("maria"), $"desk {number}");
        await devices[1].Chat.SendAsync(Recipient.User("maria"), $"phone {number}");
    }

    private async Task PassAsync(TimeSpan span, params BareNickDevice[] devices)
    {
        time.Advance(span);
        await Until.True(() => devices.All(device => device.IsQuiet));
    }
}
