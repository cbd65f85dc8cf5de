namespace ChatHub.LoadTest.Load;

/// <summary>How fast senders send: so many under way for each, or so many a second by all together.</summary>
internal sealed record Pace(int InFlight, int PerSecond)
{
    public static Pace UnderWay(int each) => new(each, 0);

    public static Pace Fixed(int perSecond) => new(0, perSecond);
}
