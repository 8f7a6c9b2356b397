using System.Globalization;

namespace Nocturne.Reports.Figures;

/// <summary>The range of an axis and its ticks.</summary>
/// <param name="Lowest">Value at the start.</param>
/// <param name="Highest">Value at the end, above the lowest.</param>
/// <param name="Ticks">Values and labels of the ticks.</param>
internal sealed record Axis(double Lowest, double Highest, IReadOnlyList<(double Value, string Label)> Ticks)
{
    private const int CountingTicks = 8;

    /// <summary>Ticks at every C of a piano, for an axis of MIDI note numbers.</summary>
    public static IReadOnlyList<(double Value, string Label)> Octaves { get; } =
        [.. Enumerable.Range(1, 8).Select(octave => (12.0 * (octave + 1), $"C{octave}"))];

    /// <summary>An axis around a range, from one round number to another.</summary>
    /// <param name="lowest">Smallest value to show.</param>
    /// <param name="highest">Largest value to show.</param>
    /// <param name="ticks">Approximate number of ticks.</param>
    public static Axis Around(double lowest, double highest, int ticks = 6)
    {
        // At least 2 % of the values wide: the labels of a finer axis would need more digits than fit.
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

    /// <summary>An axis that counts from 1, such as epochs.</summary>
    /// <param name="last">The last number, 1 or more.</param>
    public static Axis Counting(int last)
    {
        if (last == 1)
            return new Axis(0, 2, [(1, "1")]);
        var rough = Math.Max(1, (last - 1.0) / CountingTicks);
        var step = (int)Math.Max(1, Math.Round(RoundStep(rough, Math.Floor(Math.Log10(rough))).Step));
        var marks = Enumerable.Range(1, last / step).Select(i => i * step).ToList();
        if (step >= 5)
            marks.Insert(0, 1);         // with smaller steps its label would touch the next one
        return new Axis(1, last, [.. marks.Select(mark => ((double)mark, mark.ToString(CultureInfo.InvariantCulture)))]);
    }

    // The smallest of 1, 2, 5 or 10 times a power of ten that is not below the rough step.
    private static (int Mantissa, double Step) RoundStep(double rough, double exponent)
    {
        var power = Math.Pow(10, exponent);
        var mantissa = (rough / power) switch { <= 1 + 1e-9 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return (mantissa, exponent < 0 ? mantissa / Math.Pow(10, -exponent) : mantissa * power);
    }
}
