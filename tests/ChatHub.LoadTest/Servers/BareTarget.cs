using System.Diagnostics;
using ChatHub.LoadTest.Bare;
using ChatHub.LoadTest.Load;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Servers;

/// <summary>The bare hub, in its own process.</summary>
internal sealed class BareTarget : Target
{
    private readonly Process process;
    private readonly Uri url;

    private BareTarget(Process process, Uri url)
    {
        this.process = process;
        this.url = url;
        AppDomain.CurrentDomain.ProcessExit += KillWithTool;
    }

    public override string Name => "bare";

    public override Dialect Dialect => Dialect.Bare;

    protected override int ProcessId => process.Id;

    public static async Task<BareTarget> Start(CancellationToken stop)
    {
        var free = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        string[] arguments = [typeof(BareTarget).Assembly.Location, "bare", "--urls", free.ToString()];
        var target = new BareTarget(Process.Start(new ProcessStartInfo("dotnet", arguments))!, free);
        try
        {
            using var http = new HttpClient();
            return await Until.Holds(() => IsReady(http, free, stop)) ? target : throw new TimeoutException("The bare hub did not become ready.");
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    public override ValueTask<Uri> AddressOf(string nick, long? since, CancellationToken stop) =>
        ValueTask.FromResult(new Uri(url, $"{BareServer.Path}?user={nick}"));

    public override async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillWithTool;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http, Uri url, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "/health"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void KillWithTool(object? sender, EventArgs args) => process.Kill();
}
