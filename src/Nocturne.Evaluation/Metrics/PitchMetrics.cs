using System.Runtime.InteropServices;

namespace Nocturne.Evaluation.Metrics;

/// <summary>Measures of a sequence of N notes x, as pitch tokens or MIDI note numbers. They tell music from a model that is stuck.</summary>
public static class PitchMetrics
{
    /// <summary>Most times that one note comes in a row; 0 for no notes.</summary>
    public static int LongestRun(ReadOnlySpan<int> notes)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < notes.Length; i++)
        {
            run = i > 0 && notes[i] == notes[i - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>Number of different notes.</summary>
    public static int DistinctPitches(ReadOnlySpan<int> notes) => Counts(notes).Count;

    /// <summary>Shannon entropy of the notes, -sum of p log2 p over the different notes with p their shares; 0 to log2 of their number, in bits.</summary>
    public static double EntropyBits(ReadOnlySpan<int> notes)
    {
        var entropy = 0.0;
        // In the notes' order, so that rounding is the same on every machine.
        foreach (var (_, count) in Counts(notes).OrderBy(pair => pair.Key))
        {
            var share = count / (double)notes.Length;
            entropy -= share * Math.Log2(share);
        }
        return Math.Max(0, entropy);
    }

    /// <summary>Distinct-n: different groups of n neighbours divided by all N - n + 1 of them, above 0 to 1; 0 where N is below n.</summary>
    /// <param name="notes">The notes, shape [N].</param>
    /// <param name="length">Notes in a group (n), 1 or more.</param>
    public static double Distinct(ReadOnlySpan<int> notes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var groups = notes.Length - length + 1;
        if (groups < 1)
            return 0;
        var seen = new HashSet<string>();
        for (var start = 0; start < groups; start++)
            seen.Add(new string(MemoryMarshal.Cast<int, char>(notes.Slice(start, length))));
        return seen.Count / (double)groups;
    }

    /// <summary>Share of the N - 1 steps with x[i] = x[i-1], 0 to 1; 0 for fewer than two notes.</summary>
    public static double RepeatShare(ReadOnlySpan<int> notes)
    {
        var repeats = 0;
        for (var i = 1; i < notes.Length; i++)
            if (notes[i] == notes[i - 1])
                repeats++;
        return notes.Length < 2 ? 0 : repeats / (double)(notes.Length - 1);
    }

    /// <summary>Highest less lowest note, in semitones; 0 for no notes.</summary>
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

    private static Dictionary<int, int> Counts(ReadOnlySpan<int> notes)
    {
        var counts = new Dictionary<int, int>();
        foreach (var note in notes)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, note, out _)++;
        return counts;
    }
}
