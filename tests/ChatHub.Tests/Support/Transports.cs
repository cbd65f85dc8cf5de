using System.Reflection;
using Microsoft.AspNetCore.Http.Connections;
using Xunit.Sdk;

namespace ChatHub.Tests;

/// <summary>Runs a theory over WebSockets and over long polling; further values follow the transport.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachTransportAttribute(params object?[] row) : DataAttribute
{
    internal static readonly HttpTransportType[] All = [HttpTransportType.WebSockets, HttpTransportType.LongPolling];

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => All.Select(transport => (object?[])[transport, .. row]);
}

/// <summary>Runs a theory over each transport and each way of giving a command; further values follow these two.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachWayAttribute(params object?[] row) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        from transport in EachTransportAttribute.All
        from way in Enum.GetValues<Way>()
        select (object?[])[transport, way, .. row];
}

/// <summary>How a command is given.</summary>
public enum Way
{
    /// <summary>The command's own hub method.</summary>
    Called,

    /// <summary>A line as people type it, through <c>Run</c>.</summary>
    Typed,
}
