namespace ChatHub.TestKit;

/// <summary>The children of a process.</summary>
public static class ProcessTree
{
    /// <summary>All below it, parents before children.</summary>
    public static IEnumerable<int> Descendants(int process)
    {
        foreach (var child in Children(process))
        {
            yield return child;
            foreach (var below in Descendants(child)) yield return below;
        }
    }

    private static List<int> Children(int process)
    {
        var tasks = $"/proc/{process}/task";
        if (!Directory.Exists(tasks)) return [];
        return Directory.GetDirectories(tasks)
            .SelectMany(ChildrenOf)
            .ToList();
    }

    private static IEnumerable<int> ChildrenOf(string task)
    {
        try
        {
            return File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
        }
        catch (IOException)
        {
            return []; // a thread that has just ended
        }
    }
}
