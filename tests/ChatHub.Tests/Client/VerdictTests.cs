using ChatHub.Client;
using ChatHub.Contracts;
using CsCheck;

namespace ChatHub.Tests.Clients;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(ByeCodes.Replaced)]
    [InlineData(ByeCodes.Revoked)]
    [InlineData(ByeCodes.Exit)]
    [InlineData("something-new")]
    public void A_goodbye_without_return_ends_the_client(string code)
    {
        var verdict = Verdict.After(new LinkEnd(new Bye(code, "texto", RetryAfter: null), null));

        Assert.Equal(new ChatEnd(code, "texto"), verdict.End);
    }

    [Fact]
    public void A_slow_client_comes_back_at_once()
    {
        var verdict = Verdict.After(new LinkEnd(new Bye(ByeCodes.Slow, "devagar", RetryAfter: 0), null));

        Assert.Null(verdict.End);
        Assert.Equal(TimeSpan.Zero, verdict.Wait);
    }

    [Theory]
    [InlineData(ByeCodes.Draining)]
    [InlineData("something-new")]
    public void A_server_that_asks_to_wait_is_waited_for(string code) =>
        Assert.Equal(TimeSpan.FromSeconds(3), Verdict.After(new LinkEnd(new Bye(code, "já volto", RetryAfter: 3), null)).Wait);

    [Fact]
    public void A_broken_connection_is_made_again()
    {
        var verdict = Verdict.After(new LinkEnd(null, new IOException("cabo")));

        Assert.Null(verdict.End);
        Assert.Null(verdict.Wait);
    }

    [Theory]
    [InlineData("nick-in-use", true, true)]
    [InlineData("nick-in-use", false, false)]
    [InlineData("nick-invalid", true, true)]
    [InlineData("password-required", false, true)]
    [InlineData("password-wrong", true, true)]
    [InlineData("too-many-attempts", true, false)]
    [InlineData("token-invalid", false, false)]
    [InlineData("busy", true, false)]
    [InlineData("proxy-password", true, true)]
    [InlineData("proxy-password", false, false)]
    public void A_refusal_ends_the_client_unless_time_heals_it(string code, bool first, bool ends) =>
        Assert.Equal(ends, Verdict.After(new ChatRefusedException(code, "texto"), first).End is not null);

    [Theory]
    [InlineData("nick-in-use", true)]
    [InlineData("busy", true)]
    [InlineData(ByeCodes.Draining, false)]
    [InlineData(ByeCodes.Revoked, false)]
    public void A_goodbye_with_a_refusals_code_is_a_refusal(string code, bool refusal) =>
        Assert.Equal(refusal, Verdict.IsRefusal(new Bye(code, "texto", RetryAfter: null)));

    [Fact]
    public void A_refusal_is_found_in_an_errors_text()
    {
        var closed = new InvalidOperationException($"The server closed the connection with the following error: {Refusals.NickInUse.Text}");

        Assert.Equal(Refusals.NickInUse, Verdict.RefusalIn(closed));
        Assert.Null(Verdict.RefusalIn(new InvalidOperationException("Connection refused")));
    }

    [Fact]
    public void The_wait_is_anything_up_to_a_limit_that_doubles()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(1, 8).Select(failures => backoff.After(failures, chance: 1).TotalSeconds));
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[0, 1]).Sample((failures, chance) =>
            backoff.After(failures, chance) is { } wait && wait >= TimeSpan.Zero && wait <= TimeSpan.FromSeconds(30));
    }
}
