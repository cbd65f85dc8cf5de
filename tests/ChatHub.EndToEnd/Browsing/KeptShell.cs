namespace ChatHub.EndToEnd.Browsing;

/// <summary>What the service worker has put away for the time when the server cannot be reached.</summary>
internal static class KeptShell
{
    /// <summary>Waits until a whole shell is kept, and nothing beside it.</summary>
    public static async Task Whole(Tab tab) => Assert.True(await Until.Holds(() => tab.Page.EvaluateAsync<bool>(
        """
        async () => {
          const names = await caches.keys();
          return names.length === 1 && await (await caches.open(names[0])).match('whole') !== undefined;
        }
        """)));

    /// <summary>Waits until one whole shell is kept, with this text in that file.</summary>
    public static async Task Holds(Tab tab, string file, string text)
    {
        Assert.True(await Until.Holds(() => tab.Page.EvaluateAsync<bool>(
            "async ([file, text]) => (await caches.keys()).length === 1 && (await (await caches.match(file)).text()).includes(text)", new[] { file, text })));
        await Whole(tab);
    }

    /// <summary>The paths that are kept.</summary>
    public static Task<string[]> Paths(Tab tab) => tab.Page.EvaluateAsync<string[]>(
        """
        async () => {
          const all = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()));
          return all.flat().map(request => new URL(request.url).pathname);
        }
        """);
}
