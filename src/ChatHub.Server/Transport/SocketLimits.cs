using System.Net;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>How many TCP connections there may be at a time from one address. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
internal sealed class SocketLimits(IOptions<LimitOptions> options)
{
    private readonly AddressCounts _open = new();

    /// <summary>However many are allowed, the others' sockets need room too.</summary>
    private readonly long _most = Math.Min(options.Value.SocketsPerAddress, HandleLimit.PerAddress ?? long.MaxValue);

    /// <summary>Counts a socket until it leaves, unless it is one too many.</summary>
    public bool TryEnter(IPAddress address) => _open.TryEnter(address, options.Value.Enabled ? _most : long.MaxValue);

    public void Leave(IPAddress address) => _open.Leave(address);
}
