using ChatHub.LoadTest.Measure;

namespace ChatHub.LoadTest.Load;

/// <summary>What one client must see next: each message once, each sender's in the order sent.</summary>
internal sealed class Expectations(int self, int senders, Violations violations)
{
    private readonly long[] next = new long[senders];

    /// <summary>Messages of others.</summary>
    public long Others { get; private set; }

    /// <summary>The own ones that came back.</summary>
    public long Own { get; private set; }

    /// <summary>Checks one.</summary>
    /// <returns>Whether somebody else sent it.</returns>
    public bool See(LoadText text)
    {
        if (text.Sender == self)
        {
            Check(text, Own, text.Total);
            Own = text.Total + 1;
            return false;
        }

        Check(text, next[text.Sender], text.ToTarget);
        next[text.Sender] = text.ToTarget + 1;
        Others++;
        return true;
    }

    private void Check(LoadText text, long expected, long seen)
    {
        if (expected != seen)
        {
            violations.Add($"client {self}: message {expected} of client {text.Sender} expected, {seen} seen ({(seen < expected ? "twice or late" : "one missing")})");
        }
    }
}
