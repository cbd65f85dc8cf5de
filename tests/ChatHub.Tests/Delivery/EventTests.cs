using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class EventTests
{
    [Theory, EachTransport]
    public async Task Who_comes_and_who_goes_is_told_to_those_connected(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using (await app.ConnectAsync("bruno", transport))
        {
            await ana.Presence.First(change => change.Came.Contains("bruno"), "bruno to come");
        }

        var gone = await ana.Presence.First(change => change.Went.Contains("bruno"), "bruno to go");
        Assert.DoesNotContain("bruno", gone.Came);
    }

    [Fact]
    public async Task Who_comes_and_what_group_is_new_is_told_to_each_of_more_than_are_told_at_once()
    {
        await using var app = await App.StartAsync();
        var everybody = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => app.ConnectAsync($"pessoa{number}")));

        await using var bruno = await app.ConnectAsync("bruno");

        await Task.WhenAll(everybody.Select(person => person.Presence.First(change => change.Came.Contains("bruno"), "bruno to come")));
        await bruno.Creates("obras");
        await Task.WhenAll(everybody.Select(person => person.GroupChanges.First(change => change.Name == "obras", "the new group")));
        Assert.Equal([new GroupChange("obras", "created", "bruno", 1)], bruno.GroupChanges.All);
        await Task.WhenAll(everybody.Select(person => person.DisposeAsync().AsTask()));
    }

    [Theory, EachWay]
    public async Task A_new_group_is_told_to_everybody(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);

        (await ana.By(way).CreateGroup("Dev")).Done();

        var told = new GroupChange("Dev", "created", "ana", 1);
        Assert.Equal(told, await bruno.GroupChanges.First(_ => true, "the group"));
        Assert.Equal(told, await ana.GroupChanges.First(_ => true, "the group"));
    }

    [Theory, EachWay]
    public async Task Who_joins_and_who_leaves_is_told_to_the_connected_members_only(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var carla = await app.ConnectAsync("carla", transport);
        await ana.Creates("dev");

        (await bruno.By(way).JoinGroup("dev")).Done();
        (await bruno.By(way).JoinGroup("dev")).Done();
        (await bruno.By(way).LeaveGroup("dev")).Done();
        await ana.Creates("fim");

        GroupChange[] expected =
        [
            new("dev", "created", "ana", 1), new("dev", "joined", "bruno", 2), new("dev", "left", "bruno", 1), new("fim", "created", "ana", 1),
        ];
        await ana.GroupChanges.First(change => change.Name == "fim", "the last group");
        await carla.GroupChanges.First(change => change.Name == "fim", "the last group");
        Assert.Equal(expected, ana.GroupChanges.All);
        Assert.Equal(["created", "created"], carla.GroupChanges.All.Select(change => change.Change));
    }

    [Theory, EachTransport]
    public async Task A_member_who_comes_back_follows_the_groups_again(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var first = await app.ConnectAsync("ana", transport);
        await first.Creates("dev");
        await first.DisposeAsync();
        await using var back = await app.ConnectAsync(first.Session, transport);

        await bruno.Joins("dev");

        Assert.Equal(new GroupChange("dev", "joined", "bruno", 2), await back.GroupChanges.First(_ => true, "bruno to join"));
    }
}
