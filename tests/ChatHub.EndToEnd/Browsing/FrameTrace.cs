using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ChatHub.EndToEnd.Browsing;

/// <summary>What Chromium's own tracing says of the frames of a while.</summary>
/// <param name="Drawn">Frames that reached the screen.</param>
/// <param name="Dropped">Frames that something was to change in and that came too late for their turn.</param>
/// <param name="LongestTask">The longest that the page's main thread was busy at a stretch, in milliseconds: above 16.7 a frame waits for it.</param>
internal sealed record FrameTrace(int Drawn, int Dropped, double LongestTask)
{
    private const string Categories = "devtools.timeline,disabled-by-default-devtools.timeline,disabled-by-default-devtools.timeline.frame";

    public static async Task<FrameTrace> During(IBrowser browser, Func<Task> act)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var events = new ConcurrentQueue<JsonElement>();
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            foreach (var one in data!.Value.GetProperty("value").EnumerateArray()) events.Enqueue(one.Clone());
        };
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        await session.SendAsync("Tracing.start", new Dictionary<string, object>
        {
            ["transferMode"] = "ReportEvents",
            ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = Categories.Split(',') },
        });
        await act();
        await session.SendAsync("Tracing.end");
        await complete.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await session.DetachAsync();
        return Of([.. events]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Drawn} frames drawn, {Dropped} dropped, the main thread busy for at most {LongestTask:0.0} ms at a stretch");

    private static FrameTrace Of(IReadOnlyList<JsonElement> events)
    {
        var mains = events.Where(e => Named(e, "thread_name") && e.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain").Select(Thread).ToHashSet();

        // One that is under way when the tracing ends has no duration.
        var tasks = events.Where(e => Named(e, "RunTask") && mains.Contains(Thread(e))).Select(e => e.TryGetProperty("dur", out var micros) ? micros.GetDouble() / 1_000 : 0);
        return new(events.Count(e => Named(e, "DrawFrame")), events.Count(e => Named(e, "DroppedFrame")), tasks.DefaultIfEmpty().Max());
    }

    private static bool Named(JsonElement e, string name) => e.GetProperty("name").GetString() == name;

    private static (int Process, int Thread) Thread(JsonElement e) => (e.GetProperty("pid").GetInt32(), e.GetProperty("tid").GetInt32());
}
