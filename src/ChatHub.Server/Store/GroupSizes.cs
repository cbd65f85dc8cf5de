using System.Collections.Concurrent;

namespace ChatHub.Server.Store;

/// <summary>How many members each group has, as committed. The writer's thread sets it; anybody reads it.</summary>
public sealed class GroupSizes
{
    private readonly ConcurrentDictionary<int, int> _sizes = new();
    private readonly HashSet<GroupState> _changed = [];

    /// <summary>0 for a group that was created a moment ago.</summary>
    public int Of(int group) => _sizes.GetValueOrDefault(group);

    /// <summary>The group's members have changed.</summary>
    internal void Note(GroupState group) => _changed.Add(group);

    /// <summary>The changes since the last call have been committed.</summary>
    internal void Publish()
    {
        foreach (var group in _changed)
        {
            _sizes[group.Id] = group.Members.Count;
        }

        _changed.Clear();
    }
}
