using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ChatHub.EndToEnd.Browsing;

/// <summary>What a page said that no page of ours should say: console errors and warnings, uncaught exceptions, dialogs, policy violations.</summary>
internal sealed class Complaints
{
    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`CSP: ${e.violatedDirective} ${e.blockedURI}`));";

    private readonly ConcurrentQueue<string> heard = new();
    private readonly ConcurrentBag<string> expected = [];

    public void Expect(params string[] fragments)
    {
        foreach (var fragment in fragments) expected.Add(fragment);
    }

    public async Task Watch(IPage page)
    {
        await page.AddInitScriptAsync(ReportViolations);
        page.PageError += (_, error) => heard.Enqueue("uncaught: " + error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") heard.Enqueue($"{message.Type}: {message.Text}");
        };
        page.Dialog += (_, dialog) =>
        {
            heard.Enqueue("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
    }

    public void ThrowIfAny()
    {
        var unexpected = heard.Where(line => !IsExpected(line)).ToList();
        Assert.True(unexpected.Count == 0, "The page complained:\n" + string.Join('\n', unexpected));
    }

    private bool IsExpected(string line) => expected.Any(fragment => line.Contains(fragment, StringComparison.Ordinal));
}
