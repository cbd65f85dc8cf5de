using System.Net;
using ChatHub.Server.Domain;

namespace ChatHub.Tests;

/// <summary>Work on passwords is dear: it is counted, bounded, shared, and not done for nobody.</summary>
public sealed class PasswordWorkTests
{
    private const int Many = 60;

    private const string Secret = "a senha de alguém";

    private static readonly IPAddress Hers = IPAddress.Parse("192.0.2.1");

    private static readonly IPAddress His = IPAddress.Parse("192.0.2.2");

    [Fact]
    public async Task Password_changes_are_counted_by_address_also_without_a_current_password()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordChangesPerMinute", "2"));
        await Passwords.Set(app, await app.SignInAsync("ana"), Secret);
        await Passwords.Set(app, await app.SignInAsync("bruno"), Secret);

        using var third = await Passwords.Post(app, (await app.SignInAsync("clara")).Token, current: null, Secret);

        await third.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", "Erro, tentativas demais; espere um minuto");
    }

    [Fact]
    public async Task A_full_queue_is_answered_busy_and_what_nobody_waits_for_is_not_done()
    {
        using var passwords = new Server.Domain.Passwords();
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, Many).Select(_ => passwords.HashAsync(Secret, new Attempt(Hers, gone.Token))).ToList();

        Assert.Contains(waiting, hash => hash is { IsCompletedSuccessfully: true, Result.Refusal.Code: "busy" });
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting)).Within("the queue to be empty");
        Assert.InRange(waiting.Count(hash => hash is { IsCompletedSuccessfully: true, Result.IsRefused: false }), 0, 2);
    }

    [Fact]
    public async Task An_address_does_not_wait_behind_all_the_work_of_another()
    {
        using var passwords = new Server.Domain.Passwords();
        using var enough = new CancellationTokenSource();
        var hers = Enumerable.Range(0, Many / 2).Select(_ => passwords.HashAsync(Secret, new Attempt(Hers, enough.Token))).ToList();

        Assert.False((await passwords.HashAsync(Secret, new Attempt(His, CancellationToken.None))).IsRefused);

        Assert.Contains(hers, hash => !hash.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(hers));
    }
}
