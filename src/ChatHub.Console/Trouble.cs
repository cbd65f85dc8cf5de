using ChatHub.Client;

namespace ChatHub.Terminal;

/// <summary>Says why something failed: in a few words of Portuguese, and with <c>--verbose</c> also what the system said.</summary>
/// <param name="verbose">Whether the cause is shown.</param>
internal sealed class Trouble(bool verbose)
{
    public string Of(Exception failure) => With(FailureText.Of(failure), failure);

    /// <summary>A text of the caller's, with the cause behind it where it is wanted.</summary>
    public string With(string text, Exception? cause)
    {
        if (!verbose || cause is null)
            return text;
        var causes = new List<string>();
        for (var inner = cause; inner is not null; inner = inner.InnerException)
        {
            causes.Add($"{inner.GetType().Name}: {inner.Message}");
        }

        return $"{text} [{string.Join(" <- ", causes)}]";
    }
}
