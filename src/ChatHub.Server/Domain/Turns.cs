namespace ChatHub.Server.Domain;

/// <summary>So many of everybody at once, and so many a second after that; whoever comes when it is more waits his turn, behind those who wait already.</summary>
/// <param name="perSecond">Over a longer time.</param>
/// <param name="burst">At once.</param>
/// <param name="patience">As long as anybody waits.</param>
internal sealed class Turns(int perSecond, int burst, TimeSpan patience, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Pace _pace = new(perSecond, burst, time);

    /// <param name="cost">How many turns it takes.</param>
    /// <param name="cancel">Ends the waiting; the turn is spent all the same.</param>
    /// <returns>False, at once, when it would take too long.</returns>
    public async ValueTask<bool> WaitAsync(int cost = 1, CancellationToken cancel = default)
    {
        TimeSpan turn;
        lock (_gate)
        {
            if (_pace.Debt > patience)
                return false;
            _pace.Spend(cost);
            turn = _pace.Debt;
        }

        if (turn > TimeSpan.Zero)
            await Task.Delay(turn, time, cancel);
        return true;
    }
}
