using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ChatHub.TestKit;

/// <summary>Waits on a condition, with a bound.</summary>
public static class Until
{
    /// <summary>Far beyond what a healthy run needs, so that a slow machine fails nothing.</summary>
    public static readonly TimeSpan DefaultBound = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns once the condition holds; throws when it does not within the bound.</summary>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="bound">How long it is waited for.</param>
    /// <param name="witness">What to tell of when it does not hold, as it is by then.</param>
    /// <param name="what">The condition as it is written.</param>
    public static async Task True(
        Func<bool> condition, TimeSpan? bound = null, object? witness = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!await Holds(condition, bound)) throw new TimeoutException($"Not within {bound ?? DefaultBound}: {what}\n{witness}");
    }

    /// <summary>Whether the condition came to hold within the bound.</summary>
    public static Task<bool> Holds(Func<bool> condition, TimeSpan? bound = null) => Holds(() => Task.FromResult(condition()), bound);

    /// <summary>Whether the condition came to hold within the bound.</summary>
    public static async Task<bool> Holds(Func<Task<bool>> condition, TimeSpan? bound = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > (bound ?? DefaultBound)) return false;
            await Task.Delay(Step, TimeProvider.System);
        }

        return true;
    }
}
