using System.Net;
using System.Runtime.InteropServices;

namespace ChatHub.Server.Transport;

/// <summary>
/// Which refusals are written to the log: of each kind the first ten of an address in a minute, and of all addresses together the first hundred. The
/// rest is counted, and its numbers are written when the minute is over, so that no loop fills the disk.
/// </summary>
internal sealed partial class RefusalSamples : IDisposable
{
    public const int LinesEach = 10;
    public const int LinesInAll = 100;
    private const int AddressesCounted = 1_000;
    private const int AddressesTold = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Code, IPAddress? Address), Count> _counts = [];
    private readonly Lock _gate = new();
    private readonly ILogger _log;
    private readonly ITimer _timer;
    private int _written;

    public RefusalSamples(ILoggerFactory loggers, TimeProvider time)
    {
        _log = loggers.CreateLogger(SecurityLog.Category);
        _timer = time.CreateTimer(_ => EndWindow(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Counts a refusal.</summary>
    /// <returns>Whether it is to be written.</returns>
    public bool Take(string code, IPAddress? address)
    {
        lock (_gate)
        {
            if (_counts.Count == 0)
                _timer.Change(Window, Timeout.InfiniteTimeSpan);
            var key = (code, _counts.Count < AddressesCounted || _counts.ContainsKey((code, address)) ? address : null);
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
            if (count.Written == LinesEach || _written == LinesInAll)
            {
                count.LeftOut++;
                return false;
            }

            count.Written++;
            _written++;
            return true;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void EndWindow()
    {
        List<KeyValuePair<(string Code, IPAddress? Address), Count>> left;
        lock (_gate)
        {
            left = [.. _counts.Where(pair => pair.Value.LeftOut > 0).OrderByDescending(pair => pair.Value.LeftOut)];
            _counts.Clear();
            _written = 0;
        }

        foreach (var ((code, address), count) in left.Take(AddressesTold))
            LogLeftOut(code, count.LeftOut, address);
        if (left.Count > AddressesTold)
            LogLeftOutOfOthers(left.Skip(AddressesTold).Sum(pair => pair.Value.LeftOut), left.Count - AddressesTold);
    }

    [StructLayout(LayoutKind.Auto)]
    private record struct Count(int Written, long LeftOut);
}
