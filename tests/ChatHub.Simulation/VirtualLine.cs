namespace ChatHub.Simulation;

/// <summary>A connection, and what each side is told of its end.</summary>
internal sealed class VirtualLine(VirtualTime time, Action clientNotices, Action serverNotices)
{
    private bool clientKnows;
    private bool serverKnows;

    public VirtualPipe Up { get; } = new(time);

    public VirtualPipe Down { get; } = new(time);

    /// <summary>Both sides notice soon.</summary>
    public void Reset() => Break(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Nothing arrives any more; each side notices when it has heard nothing for long enough.</summary>
    public void FallSilent() => Break(TimeSpan.FromSeconds(10) + time.Below(15_000), TimeSpan.FromSeconds(10) + time.Below(15_000));

    /// <summary>What the client has sent may still arrive.</summary>
    public void CloseFromClient()
    {
        clientKnows = true;
        Down.Cut();
        _ = Up.Send(NoticeServer);
    }

    /// <summary>What the server has sent may still arrive.</summary>
    public void CloseFromServer()
    {
        Up.Cut();
        _ = Down.Send(NoticeClient);
        time.After(TimeSpan.Zero, NoticeServer);
    }

    private void Break(TimeSpan atClient, TimeSpan atServer)
    {
        Up.Cut();
        Down.Cut();
        time.After(atClient + time.Below(20), NoticeClient);
        time.After(atServer + time.Below(20), NoticeServer);
    }

    private void NoticeClient()
    {
        if (clientKnows) return;
        clientKnows = true;
        clientNotices();
    }

    private void NoticeServer()
    {
        if (serverKnows) return;
        serverKnows = true;
        serverNotices();
    }
}
