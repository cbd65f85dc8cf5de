namespace ChatHub.LoadTest.Report;

/// <summary>What is measured. Units stand in the name, as tables show it.</summary>
/// <param name="Name">As tables and files name it.</param>
/// <param name="Decimals">As tables show it.</param>
internal sealed record Metric(string Name, int Decimals)
{
    public static readonly Metric AcceptedPerSecond = new("accepted/s", 0);
    public static readonly Metric DeliveredPerSecond = new("delivered/s", 0);
    public static readonly Metric StoredPerSecond = new("stored/s", 0);
    public static readonly Metric CpuPerDelivered = new("server CPU µs/delivered", 2);
    public static readonly Metric CpuPerStored = new("server CPU µs/stored", 2);
    public static readonly Metric GeneratorCpuPerDelivered = new("generator CPU µs/delivered", 2);
    public static readonly Metric Elsewhere = new("machine busy elsewhere %", 0);
    public static readonly Metric BytesPerDelivered = new("bytes/delivered", 0);
    public static readonly Metric AcceptedP50 = new("accepted p50 ms", 2);
    public static readonly Metric AcceptedP99 = new("accepted p99 ms", 2);
    public static readonly Metric AcceptedP999 = new("accepted p99.9 ms", 2);
    public static readonly Metric ShownP50 = new("shown p50 ms", 2);
    public static readonly Metric ShownP99 = new("shown p99 ms", 2);
    public static readonly Metric ShownP999 = new("shown p99.9 ms", 2);
    public static readonly Metric ReadyMilliseconds = new("start to ready ms", 0);
    public static readonly Metric Rows = new("rows in messages", 0);
    public static readonly Metric Audience = new("audience", 0);
    public static readonly Metric AcceptedMilliseconds = new("accepted ms", 2);
    public static readonly Metric SlowestMilliseconds = new("slowest ms", 2);
    public static readonly Metric CaughtUpMilliseconds = new("caught up ms", 0);
    public static readonly Metric ResidentMegabytes = new("server resident MB", 0);
    public static readonly Metric KilobytesPerConnection = new("kB/connection", 1);
    public static readonly Metric ConnectsPerSecond = new("connects/s", 0);
    public static readonly Metric ConnectRetries = new("connects tried again", 0);
    public static readonly Metric CutOff = new("stuck clients cut", 0);
}
