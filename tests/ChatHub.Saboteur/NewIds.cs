using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Model;

namespace ChatHub.Saboteur;

/// <summary>Stores each message under an id of its own, so that a retry is a new message.</summary>
[SuppressMessage("Design", "MA0053", Justification = "A proxy is derived from it.")]
internal class NewIds : DispatchProxy
{
    private ILogTables _tables = null!;

    public static ILogTables Around(ILogTables tables)
    {
        var proxy = Create<ILogTables, NewIds>();
        ((NewIds)(object)proxy)._tables = tables;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [Message message])
            message.MessageId = Guid.CreateVersion7().ToByteArray(bigEndian: true);
        return targetMethod!.Invoke(_tables, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
