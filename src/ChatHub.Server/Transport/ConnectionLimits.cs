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
    public bool IsFull(HttpContext context) => IsFull(Address(context));

    /// <summary>Counts a connection until it leaves, unless it is one too many.</summary>
    public bool TryEnter(HubCallerContext connection)
    {
        var address = Address(connection.GetHttpContext()!);
        if (!TryEnter(address))
            return false;
        connection.Items[typeof(ConnectionLimits)] = address;
        return true;
    }

    public void Leave(HubCallerContext connection)
    {
        if (connection.Items.Remove(typeof(ConnectionLimits), out var entered) && entered is IPAddress address)
            Leave(address);
    }

    /// <summary>Counts a connection until <see cref="Leave(IPAddress)"/>, unless it is one too many.</summary>
    /// <param name="address">As <see cref="ClientAddress"/> counts it.</param>
    public bool TryEnter(IPAddress address)
    {
        lock (_gate)
        {
            if (IsFull(address))
                return false;
            _all++;
            _from[address] = _from.GetValueOrDefault(address) + 1;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_gate)
        {
            _all--;
            if (--_from[address] == 0)
                _from.Remove(address);
        }
    }

    private bool IsFull(IPAddress address)
    {
        if (!options.Value.Enabled)
            return false;
        lock (_gate)
        {
            return _all >= options.Value.Connections || _from.GetValueOrDefault(address) >= options.Value.ConnectionsPerAddress;
        }
    }

    private static IPAddress Address(HttpContext context) => ClientAddress.Counted(context);
}
