using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Tests;

public sealed class DeviceTests
{
    private const string Secret = "açaí com granola";

    [Fact]
    public async Task An_owner_sees_his_devices_and_which_of_them_are_connected()
    {
        await using var app = await App.StartAsync();
        var desk = await Own(app, "ana");
        await using var phone = await app.ConnectAsync("ana", password: Secret);

        var devices = await Devices(app, desk.Token);

        Assert.Equal([phone.Session.Device, desk.Device], devices.Select(device => device.Device));
        Assert.Equal([(true, false), (false, true)], devices.Select(device => (device.Connected, device.Current)));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.All(devices, device => Assert.InRange(device.LastSeen, now.AddMinutes(-5), now.AddMinutes(1)));
    }

    [Fact]
    public async Task An_owner_revokes_another_device_which_is_told_and_cut_off_within_a_second()
    {
        await using var app = await App.StartAsync();
        var desk = await Own(app, "ana");
        await using var phone = await app.ConnectAsync("ana", password: Secret);

        using var answer = await Revoke(app, desk.Token, phone.Session.Device);
        var refused = await phone.Hub.Message("U", "ana", "ainda?", id: null).WaitAsync(Bounds.Wait).ContinueWith(
            call => call.IsCompletedSuccessfully ? call.Result.Code : "closed", TaskScheduler.Default);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains(refused, (string[])["session-ended", "closed"]);
        await phone.Byes.First(bye => bye.Code == "revoked", "the goodbye").WaitAsync(TimeSpan.FromSeconds(1));
        await phone.Closed;
        Assert.Equal([desk.Device], (await Devices(app, desk.Token)).Select(device => device.Device));
        await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(phone.Session));
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_devices_of_others()
    {
        await using var app = await App.StartAsync();
        var ana = await Own(app, "ana");
        await using var bruno = await app.ConnectAsync(await Own(app, "bruno"));

        using var others = await Revoke(app, ana.Token, bruno.Session.Device);
        using var nobodys = await Revoke(app, ana.Token, "999");

        await others.Refused(HttpStatusCode.NotFound, "no-such-device", "Erro, dispositivo não existe");
        await nobodys.Refused(HttpStatusCode.NotFound, "no-such-device", "Erro, dispositivo não existe");
        Assert.Equal([ana.Device], (await Devices(app, ana.Token)).Select(device => device.Device));
        Assert.Equal(1, (await bruno.Tells("bruno", "ainda aqui")).Connected);
    }

    [Fact]
    public async Task The_device_of_a_bare_nick_sees_and_revokes_itself_alone()
    {
        await using var app = await App.StartAsync();
        var waiting = await app.SignInAsync("ana");
        var now = await app.KnowAsync("ana");

        var devices = await Devices(app, now.Token);
        using var other = await Revoke(app, now.Token, waiting.Device);
        using var self = await Revoke(app, now.Token, now.Device);

        Assert.Equal([now.Device], devices.Select(device => device.Device));
        await other.Refused(HttpStatusCode.NotFound, "no-such-device", "Erro, dispositivo não existe");
        Assert.Equal(HttpStatusCode.NoContent, self.StatusCode);
        await using var back = await app.ConnectAsync(waiting);
    }

    [Theory]
    [InlineData("GET", "/api/devices")]
    [InlineData("DELETE", "/api/devices/1")]
    public async Task Without_a_token_there_is_nothing_to_see_and_nothing_to_revoke(string method, string path)
    {
        await using var app = await App.StartAsync();

        using var answer = await app.SendAsync(new HttpMethod(method), path, token: null);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    private static Task<HttpResponseMessage> Revoke(App app, string token, string device) => app.SendAsync(HttpMethod.Delete, "/api/devices/" + device, token);

    private static async Task<IReadOnlyList<DeviceView>> Devices(App app, string token)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, "/api/devices", token);
        return Json.Read(await answer.Content.ReadAsStringAsync(), ContractsJson.Default.IReadOnlyListDeviceView);
    }

    private static async Task<SessionView> Own(App app, string nick)
    {
        var session = await app.SignInAsync(nick);
        await Passwords.Set(app, session, Secret);
        return session;
    }
}
