using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChatHub.Server.Store;

namespace ChatHub.Saboteur;

/// <summary>Says that a commit was made, and makes it a moment later: what is answered meanwhile is not on disk.</summary>
[SuppressMessage("Design", "MA0053", Justification = "A proxy is derived from it.")]
internal class EarlyCommit : DispatchProxy
{
    // Some 30 ms.
    private const int Spins = 4_000_000;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(30);

    private readonly Lock _gate = new();
    private ILogTables _tables = null!;
    private bool _due;

    public static ILogTables Around(ILogTables tables)
    {
        var proxy = Create<ILogTables, EarlyCommit>();
        ((EarlyCommit)(object)proxy)._tables = tables;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        lock (_gate)
        {
            if (_due)
            {
                // A later write may be taken back, and these may not.
                Thread.SpinWait(Spins);
                Commit();
            }

            if (targetMethod!.Name != nameof(ILogTables.Commit))
                return targetMethod.Invoke(_tables, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
            _due = true;
            _ = CommitLaterAsync();
            return null;
        }
    }

    private async Task CommitLaterAsync()
    {
        await Task.Delay(Delay, TimeProvider.System);
        lock (_gate)
            Commit();
    }

    private void Commit()
    {
        if (_due)
            _tables.Commit();
        _due = false;
    }
}
