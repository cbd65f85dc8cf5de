using System.Net;
using ChatHub.Server.Transport;

namespace ChatHub.Tests;

/// <summary>Limits count some addresses as one.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("fe80::1%1", "fe80::2%2")]
    public void Addresses_of_one_client_count_as_one(string one, string other) =>
        Assert.Equal(ClientAddress.Counted(IPAddress.Parse(one)), ClientAddress.Counted(IPAddress.Parse(other)));

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData("192.0.2.1", "192.0.2.2")]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    [InlineData("::1", "127.0.0.1")]
    public void Addresses_of_two_clients_count_as_two(string one, string other) =>
        Assert.NotEqual(ClientAddress.Counted(IPAddress.Parse(one)), ClientAddress.Counted(IPAddress.Parse(other)));
}
