using ChatHub.Contracts;
using ChatHub.Server;
using ChatHub.Server.Store;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;

// EF Core compiling itself is most of the start: on a second core it does so beside the host (2.1 s to ready become 1.8 on two cores).
_ = Task.Run(StoreWarmUp.Run);

var explicitRoot = args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = explicitRoot ? null : ContentRoot.Find() });
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxConcurrentConnections = HandleLimit.Connections(besidesLines: builder.Configuration[LineOptions.PortKey] is not null);
});
builder.AddChatHub();

var app = builder.Build();
// Opening the store is most of the start: meanwhile the rest is put together.
var store = Task.Run(() => Opening.Open(app.Services));

app.UseTrustedProxies();
app.UseDraining();
app.UseSecurityHeaders();
app.UsePage();
app.UseOriginGate();
app.UseArrivalGate();
app.UseRefusals();
app.UseWebSocketKeepAlive();
app.UseAuthentication();
app.UseNegotiateGate();
app.UseAuthorization();

app.MapChatHub();
app.MapAccounts();
app.MapMessages();
app.MapGet("/api/commands", () => Results.Json(Commands.Views, ContractsJson.Wire.IReadOnlyListCommandView))
    .Answers<IReadOnlyList<CommandView>>("List the commands");
app.MapGet("/health", () => Results.Ok()).WithSummary("Is it ready?").WithTags("ChatHub");
app.MapApiDocument();

// A server that cannot keep its log must not take its first request.
if (await store is { } complaint)
{
    await Console.Error.WriteLineAsync($"ChatHub cannot start. {complaint}");
    return 1;
}

await app.RunAsync();
return 0;

/// <summary>Visible to tests.</summary>
public sealed partial class Program;
