using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using ChatHub.Server.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Tests;

/// <summary>
/// What stands behind the hub of a server, as it runs: claims, commands, the one writer on its SQLite file, dispatcher, pumps. Races are run here:
/// a connection's calls come one after the other, and a wire between would put the rest nearly in a row too.
/// </summary>
internal sealed class Track(App app)
{
    private const string Password = "uma senha comprida";

    public Claims Claims { get; } = app.Services.GetRequiredService<Claims>();

    public Chat Chat { get; } = app.Services.GetRequiredService<Chat>();

    public Presence Presence { get; } = app.Services.GetRequiredService<Presence>();

    public Lookups Lookups { get; } = app.Services.GetRequiredService<Lookups>();

    public LogReader Reader { get; } = app.Services.GetRequiredService<LogReader>();

    public LogWriter Writer { get; } = app.Services.GetRequiredService<LogWriter>();

    public ChatDbContext OpenStore() => app.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContext();

    /// <summary>A device of a new nick; not connected.</summary>
    public async Task<Runner> EnterAsync(string nick) => Runner(await app.SignInAsync(nick));

    /// <summary>As many devices of one new nick, which has a password; all of them connected.</summary>
    public async Task<IReadOnlyList<Runner>> EnterAsync(string nick, int devices)
    {
        var first = await app.SignInAsync(nick);
        List<Runner> all = [Runner(first)];
        await all[0].ConnectAsync();
        if (devices > 1) await Passwords.SetHeld(app, first, Password);
        while (all.Count < devices)
        {
            all.Add(Runner(await app.SignInAsync(nick, Password)));
            await all[^1].ConnectAsync();
        }

        return all;
    }

    /// <summary>Everybody has been shown everything: a last message to all is the fence. Its position.</summary>
    public async Task<long> CatchUpAsync(IReadOnlyCollection<Runner> connected)
    {
        var fence = (await Chat.SendToAllAsync(connected.First().Session.Owner, "T", "fim", id: null)).Done().Pos;
        await ChatHub.TestKit.Until.True(() => connected.All(runner => runner.Position >= fence), TimeSpan.FromMinutes(2));
        return fence;
    }

    private Runner Runner(SessionView session) =>
        new(this, new SessionOwner(session.User, session.Nick, long.Parse(session.Device, CultureInfo.InvariantCulture)));
}
