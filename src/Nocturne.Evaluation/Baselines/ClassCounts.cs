using System.Runtime.InteropServices;

namespace Nocturne.Evaluation.Baselines;

/// <summary>Counts of classes and of pairs of classes; <see cref="ClassPredictors"/> has the formulas.</summary>
internal sealed class ClassCounts
{
    private readonly long[] _counts;
    private readonly Dictionary<int, Dictionary<int, long>> _followers = [];
    private readonly long _tokens, _steps, _repeats;

    public ClassCounts(IEnumerable<int[]> pieces, int classes)
    {
        _counts = new long[classes];
        foreach (var piece in pieces)
            for (var i = 0; i < piece.Length; i++)
            {
                _counts[piece[i]]++;
                _tokens++;
                if (i == 0)
                    continue;
                _steps++;
                _repeats += piece[i] == piece[i - 1] ? 1 : 0;
                var followers = CollectionsMarshal.GetValueRefOrAddDefault(_followers, piece[i - 1], out _) ??= [];
                CollectionsMarshal.GetValueRefOrAddDefault(followers, piece[i], out _)++;
            }
        MostFrequent = Array.IndexOf(_counts, _counts.Max());
    }

    /// <summary>The most frequent class; the first of several.</summary>
    public int MostFrequent { get; }

    /// <summary>Share of steps that repeat the class before, with add-one smoothing.</summary>
    public double RepeatShare => (_repeats + 1.0) / (_steps + 2.0);

    /// <summary>p1(c).</summary>
    public double Share(int next) => (_counts[next] + 1.0) / (_tokens + _counts.Length);

    /// <summary>p(c|a).</summary>
    public double ShareAfter(int last, int next)
    {
        if (!_followers.TryGetValue(last, out var followers))
            return Share(next);
        var different = followers.Count;
        return (followers.GetValueOrDefault(next) + different * Share(next)) / (followers.Values.Sum() + different);
    }

    /// <summary>The class of the highest p(c|a); the first of several.</summary>
    // Of the classes that never follow a, only the most frequent one can win.
    public int MostFrequentAfter(int last) => !_followers.TryGetValue(last, out var followers)
        ? MostFrequent
        : followers.Keys.Append(MostFrequent).OrderByDescending(next => ShareAfter(last, next)).ThenBy(next => next).First();
}
