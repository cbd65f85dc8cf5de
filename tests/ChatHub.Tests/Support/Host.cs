using ChatHub.Server.Store;
using ChatHub.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatHub.Tests;

/// <summary>The product's own <c>Program</c>, in memory or on a port.</summary>
public sealed class Host(bool onPort, LogCapture errors, Closings closings, (string Name, string Value)[] settings)
    : WebApplicationFactory<Program>
{
    private string? database;

    /// <summary>Starts it and returns a client that shows every answer as it is.</summary>
    public HttpClient Open()
    {
        if (onPort)
        {
            UseKestrel(0);
            StartServer();
        }

        var client = CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = ClientOptions.BaseAddress,
            AllowAutoRedirect = false,
            HandleCookies = false,
        });
        using var context = Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        database = context.Database.GetConnectionString();
        return client;
    }

    /// <summary>How a hub connection reaches it.</summary>
    public Line Line(HttpTransportType transport, string? token) => new(ClientOptions.BaseAddress, onPort ? null : Server, transport, token);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null)
        {
            // Hundreds of servers come and go in one process: their idle connections would hold on to deleted files.
            await using var connection = new SqliteConnection(database);
            SqliteConnection.ClearPool(connection);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As shipped: Development would add pages and details that users never get.
        builder.UseEnvironment("Production");
        // Where wwwroot and appsettings.json stand; the factory would name the project's folder.
        builder.UseContentRoot(Repository.Root);
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(errors));
        builder.ConfigureTestServices(services => services.Configure<HubOptions>(options => options.AddFilter(closings)));
    }
}
