using ChatHub.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace ChatHub.Tests.Clients;

/// <summary>The server on a port that stays the same over restarts, as clients that reconnect need it. Its data is gone afterwards.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chathub-client-tests-").FullName;
    private readonly int port = FreePort.Next();
    private readonly bool limited;
    private Host? host;

    public ChatServer(bool limited = false)
    {
        this.limited = limited;
        Start();
    }

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>A folder for what clients keep.</summary>
    public string ClientFolder => Path.Combine(folder, "clients");

    public void Start()
    {
        host = new Host(Path.Combine(folder, "data"), limited);
        host.UseKestrel(port);
        host.StartServer();
    }

    public async Task StopAsync()
    {
        await host!.DisposeAsync();
        host = null;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await StopAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private sealed class Host(string data, bool limited) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ChatHub:DataFolder", data);
            builder.UseSetting("ChatHub:Limits:Enabled", limited ? "true" : "false");
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
