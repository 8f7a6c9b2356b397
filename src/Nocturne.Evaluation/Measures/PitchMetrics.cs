using System.Runtime.InteropServices;

namespace Nocturne.Evaluation.Measures;

/// <summary>Statistics of a sequence of N tokens x. They tell music from the output of a stuck model.</summary>
public static class PitchMetrics
{
    /// <summary>Length of the longest run of one token; 0 for no tokens.</summary>
    public static int LongestRun(ReadOnlySpan<int> tokens)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            run = i > 0 && tokens[i] == tokens[i - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>Number of different tokens.</summary>
    public static int DistinctPitches(ReadOnlySpan<int> tokens) => Counts(tokens).Count;

    /// <summary>Shannon entropy in bits: -sum of p log2 p over the different tokens, where p is the share of each.</summary>
    public static double EntropyBits(ReadOnlySpan<int> tokens)
    {
        var entropy = 0.0;
        // In a fixed order, so that rounding is the same on every machine.
        foreach (var (_, count) in Counts(tokens).OrderBy(pair => pair.Key))
        {
            var share = count / (double)tokens.Length;
            entropy -= share * Math.Log2(share);
        }
        return Math.Max(0, entropy);
    }

    /// <summary>Distinct-n: different groups of n neighbours divided by all N - n + 1 groups; 0 if N is below n.</summary>
    /// <param name="tokens">The tokens, shape [N].</param>
    /// <param name="length">Tokens per group (n), 1 or more.</param>
    public static double Distinct(ReadOnlySpan<int> tokens, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var groups = tokens.Length - length + 1;
        if (groups < 1)
            return 0;
        var seen = new HashSet<string>();
        for (var start = 0; start < groups; start++)
            seen.Add(new string(MemoryMarshal.Cast<int, char>(tokens.Slice(start, length))));
        return seen.Count / (double)groups;
    }

    /// <summary>Share of the N - 1 steps with x[i] = x[i-1]; 0 for fewer than two tokens.</summary>
    public static double RepeatShare(ReadOnlySpan<int> tokens)
    {
        var repeats = 0;
        for (var i = 1; i < tokens.Length; i++)
            if (tokens[i] == tokens[i - 1])
                repeats++;
        return tokens.Length < 2 ? 0 : repeats / (double)(tokens.Length - 1);
    }

    /// <summary>Highest minus lowest pitch, in semitones; 0 for no notes.</summary>
    public static int Range(ReadOnlySpan<int> notes)
    {
        if (notes.IsEmpty)
            return 0;
        var (lowest, highest) = (notes[0], notes[0]);
        foreach (var note in notes)
            (lowest, highest) = (Math.Min(lowest, note), Math.Max(highest, note));
        return highest - lowest;
    }

    /// <summary>Mean of |x[i] - x[i-1]| over the N - 1 steps, in semitones; 0 for fewer than two notes.</summary>
    public static double MeanAbsoluteInterval(ReadOnlySpan<int> notes)
    {
        var sum = 0L;
        for (var i = 1; i < notes.Length; i++)
            sum += Math.Abs(notes[i] - notes[i - 1]);
        return notes.Length < 2 ? 0 : sum / (double)(notes.Length - 1);
    }

    private static Dictionary<int, int> Counts(ReadOnlySpan<int> tokens)
    {
        var counts = new Dictionary<int, int>();
        foreach (var token in tokens)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
        return counts;
    }
}
