using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;

/// <summary>
/// Runs inside a server that <see cref="ChatHub.TestKit.HeapProbe"/> looks into, before its Main: <c>DOTNET_STARTUP_HOOKS</c> names this assembly, and the runtime wants a
/// class of this name in no namespace.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime looks for it there.")]
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for it there.")]
internal static class StartupHook
{
    /// <summary>Where the answer goes.</summary>
    internal const string FileVariable = "CHATHUB_HEAP_FILE";

    /// <summary>A defect made on purpose: what waits for a session has no end.</summary>
    internal const string EndlessQueuesVariable = "CHATHUB_ENDLESS_QUEUES";

    internal const int Asked = 12; // SIGUSR2

    private static PosixSignalRegistration? registration;

    public static void Initialize()
    {
        var file = Environment.GetEnvironmentVariable(FileVariable)!;
        registration = PosixSignalRegistration.Create((PosixSignal)Asked, context =>
        {
            context.Cancel = true;
            Write(file, LiveBytes());
        });
        if (Environment.GetEnvironmentVariable(EndlessQueuesVariable) is not null) MakeQueuesEndless();
    }

    private static long LiveBytes()
    {
        for (var i = 0; i < 2; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }

    // Whoever waits for the file is to find all of it.
    private static void Write(string file, long bytes)
    {
        File.WriteAllText(file + ".new", bytes.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static void MakeQueuesEndless()
    {
        var options = Assembly.Load("ChatHub.Server").GetType("ChatHub.Server.Delivery.DeliveryOptions", throwOnError: true)!;
        var ofAll = options.GetField("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(obj: null);
        options.GetProperty("QueueItems")!.SetValue(ofAll, int.MaxValue);
    }
}
