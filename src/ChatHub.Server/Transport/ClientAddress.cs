using System.Net;
using System.Net.Sockets;

namespace ChatHub.Server.Transport;

/// <summary>The form in which limits count an address.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    public static IPAddress Counted(HttpContext context) => Counted(context.Connection.RemoteIpAddress);

    /// <summary>An IPv6 client has a whole /64 to itself, so that network counts as one address. IPv4 inside IPv6 is IPv4.</summary>
    public static IPAddress Counted(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
