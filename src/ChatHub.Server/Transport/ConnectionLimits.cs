using System.Net;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>How many connections there may be at a time, in all and from one address. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
public sealed class ConnectionLimits(IOptions<LimitOptions> options)
{
    private readonly Dictionary<IPAddress, int> _from = [];
    private readonly Lock _gate = new();
    private int _all;

    /// <summary>Whether one more would be too many.</summary>
    public bool IsFull(HttpContext context)
    {
        if (!options.Value.Enabled)
            return false;
        lock (_gate)
        {
            return _all >= options.Value.Connections || _from.GetValueOrDefault(Address(context)) >= options.Value.ConnectionsPerAddress;
        }
    }

    /// <summary>Counts a connection until <see cref="Leave"/>, unless it is one too many.</summary>
    public bool TryEnter(HubCallerContext connection)
    {
        var context = connection.GetHttpContext()!;
        var address = Address(context);
        lock (_gate)
        {
            if (IsFull(context))
                return false;
            _all++;
            _from[address] = _from.GetValueOrDefault(address) + 1;
        }

        connection.Items[typeof(ConnectionLimits)] = address;
        return true;
    }

    public void Leave(HubCallerContext connection)
    {
        if (!connection.Items.Remove(typeof(ConnectionLimits), out var entered) || entered is not IPAddress address)
            return;
        lock (_gate)
        {
            _all--;
            if (--_from[address] == 0)
                _from.Remove(address);
        }
    }

    private static IPAddress Address(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
