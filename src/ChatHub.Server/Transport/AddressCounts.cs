using System.Net;

namespace ChatHub.Server.Transport;

/// <summary>How many of something each address has.</summary>
internal sealed class AddressCounts
{
    private readonly Dictionary<IPAddress, int> _counts = [];
    private readonly Lock _gate = new();

    /// <summary>Counts one more, unless there would be more than <paramref name="most"/>.</summary>
    public bool TryEnter(IPAddress address, long most)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(address);
            if (count >= most)
                return false;
            _counts[address] = count + 1;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_gate)
        {
            if (--_counts[address] == 0)
                _counts.Remove(address);
        }
    }
}
