using System.Globalization;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>The range of an axis and where it is marked.</summary>
/// <param name="Lowest">Value at its start.</param>
/// <param name="Highest">Value at its end, above the lowest.</param>
/// <param name="Ticks">Marked values and what is written there.</param>
internal sealed record Axis(double Lowest, double Highest, IReadOnlyList<(double Value, string Label)> Ticks)
{
    /// <summary>Marks at every C of a piano, for an axis of MIDI note numbers.</summary>
    public static IReadOnlyList<(double Value, string Label)> Octaves { get; } =
        [.. Enumerable.Range(1, 8).Select(octave => (12.0 * (octave + 1), $"C{octave}"))];

    /// <summary>An axis that begins and ends at round numbers around a range.</summary>
    /// <param name="lowest">Smallest value to show.</param>
    /// <param name="highest">Largest value to show.</param>
    /// <param name="ticks">About how many marks to have.</param>
    public static Axis Around(double lowest, double highest, int ticks = 6)
    {
        // No finer than a fiftieth of the values: below that, marks need more digits than they have room for.
        var missing = Math.Max(0.02 * Math.Max(Math.Abs(lowest), Math.Abs(highest)), 1e-6) - (highest - lowest);
        if (missing > 0)
            (lowest, highest) = (lowest - missing / 2, highest + missing / 2);
        var exponent = Math.Floor(Math.Log10((highest - lowest) / ticks));
        var (mantissa, step) = RoundStep((highest - lowest) / ticks, exponent);
        var decimals = (int)Math.Max(0, -exponent - (mantissa == 10 ? 1 : 0));
        var (first, last) = ((long)Math.Floor(lowest / step + 1e-9), (long)Math.Ceiling(highest / step - 1e-9));
        var marks = new List<(double, string)>();
        for (var i = first; i <= last; i++)
            marks.Add((i * step, (i * step).ToString(step < 1e6 ? $"F{decimals}" : "G3", CultureInfo.InvariantCulture)));
        return new Axis(first * step, last * step, marks);
    }

    /// <summary>An axis of things that are counted from 1, such as epochs.</summary>
    /// <param name="last">The last of them, 1 or more.</param>
    /// <param name="ticks">About how many marks to have.</param>
    public static Axis Counting(int last, int ticks = 8)
    {
        if (last == 1)
            return new Axis(0, 2, [(1, "1")]);
        var rough = Math.Max(1, (last - 1.0) / ticks);
        var step = (int)Math.Max(1, Math.Round(RoundStep(rough, Math.Floor(Math.Log10(rough))).Step));
        var marks = Enumerable.Range(1, last / step).Select(i => i * step).ToList();
        if (step >= 5)
            marks.Insert(0, 1);         // where it begins; with smaller steps it would touch its neighbour
        return new Axis(1, last, [.. marks.Select(mark => ((double)mark, mark.ToString(CultureInfo.InvariantCulture)))]);
    }

    // 1, 2, 5 or 10 times a power of ten, at least as large as asked.
    private static (int Mantissa, double Step) RoundStep(double rough, double exponent)
    {
        var power = Math.Pow(10, exponent);
        var mantissa = (rough / power) switch { <= 1 + 1e-9 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return (mantissa, exponent < 0 ? mantissa / Math.Pow(10, -exponent) : mantissa * power);
    }
}
