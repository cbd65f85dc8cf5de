using ChatHub.LoadTest.Scenarios;

namespace ChatHub.LoadTest;

/// <summary>The load-test tool; <c>--help</c> says what it does.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.Root(Scenario.All).Parse(args).InvokeAsync();
}
