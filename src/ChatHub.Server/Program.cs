using ChatHub.Contracts;
using ChatHub.Server;
using ChatHub.Server.Store;
using ChatHub.Server.Transport;
using Microsoft.Extensions.Options;

var explicitRoot = args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = explicitRoot ? null : ContentRoot.Find() });
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddChatHub();

var app = builder.Build();
try
{
    // Opened before the first request can come: a server that cannot keep its log must not start.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.Services.GetRequiredService<LogWriter>();
}
catch (Exception exception) when (exception is StoreUnavailableException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync($"ChatHub cannot start. {exception.Message}");
    return 1;
}

app.UseDraining();
app.UseSecurityHeaders();
app.UseOriginGate([.. app.Services.GetRequiredService<IOptions<TransportOptions>>().Value.AllowedOrigins]);
app.UseCors();
app.UseRefusals();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseWebSocketKeepAlive();
app.UseAuthentication();
app.UseNegotiateGate();
app.UseAuthorization();

app.MapChatHub();
app.MapAccounts();
app.MapGet("/api/commands", () => Results.Json(Commands.Views, ContractsJson.Wire.IReadOnlyListCommandView));
app.MapGet("/health", () => Results.Ok());

await app.RunAsync();
return 0;

/// <summary>Visible to tests.</summary>
public sealed partial class Program;
