using System.Runtime.InteropServices;

namespace ChatHub.Server.Naming;

/// <summary>
/// The owner of each name, and which names are taken because they look like one. A name that is only added is found by its key and hinders nobody;
/// one that is held also takes everything that looks like it. Several may look alike: they were taken when the data knew less.
/// </summary>
public sealed class NameIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _bySkeleton = new(StringComparer.Ordinal);

    /// <summary>Besides the one in <see cref="_bySkeleton"/>.</summary>
    private readonly Dictionary<string, List<T>> _others = new(StringComparer.Ordinal);

    public T? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Those whose held names look like this one.</summary>
    public IEnumerable<T> LookingLike(IReadOnlyList<string> skeletons)
    {
        foreach (var skeleton in skeletons)
        {
            if (!_bySkeleton.TryGetValue(skeleton, out var first))
                continue;
            yield return first;
            foreach (var other in _others.GetValueOrDefault(skeleton, []))
            {
                yield return other;
            }
        }
    }

    public void Add(string key, T named) => _byKey.Add(key, named);

    public void Remove(string key) => _byKey.Remove(key);

    public void Hold(IReadOnlyList<string> skeletons, T named)
    {
        foreach (var skeleton in skeletons)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySkeleton, skeleton, out var exists);
            if (!exists)
                first = named;
            else if (_others.TryGetValue(skeleton, out var others))
                others.Add(named);
            else
                _others.Add(skeleton, [named]);
        }
    }

    public void Release(IReadOnlyList<string> skeletons, T named)
    {
        foreach (var skeleton in skeletons)
        {
            if (_others.TryGetValue(skeleton, out var others))
                ReleaseOneOf(skeleton, others, named);
            else if (_bySkeleton.GetValueOrDefault(skeleton) == named)
                _bySkeleton.Remove(skeleton);
        }
    }

    private void ReleaseOneOf(string skeleton, List<T> others, T named)
    {
        if (_bySkeleton[skeleton] == named)
        {
            _bySkeleton[skeleton] = others[^1];
            others.RemoveAt(others.Count - 1);
        }
        else
        {
            others.Remove(named);
        }

        if (others.Count == 0)
            _others.Remove(skeleton);
    }
}
