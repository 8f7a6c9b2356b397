using System.Runtime.InteropServices;

namespace Nocturne.Evaluation.Baselines;

/// <summary>How often classes, and pairs of them, are in some pieces; <see cref="ClassPredictors"/> has the formulas.</summary>
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
        Commonest = Array.IndexOf(_counts, _counts.Max());
    }

    /// <summary>The class that is there most often; of several the first.</summary>
    public int Commonest { get; }

    /// <summary>Share of the steps that stay on the same class, add-one smoothed.</summary>
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

    /// <summary>The class of the highest p(c|a); of several the first.</summary>
    // What never follows a has d(a) p1(c) alone: of those only the commonest of all can win.
    public int CommonestAfter(int last) => !_followers.TryGetValue(last, out var followers)
        ? Commonest
        : followers.Keys.Append(Commonest).OrderByDescending(next => ShareAfter(last, next)).ThenBy(next => next).First();
}
