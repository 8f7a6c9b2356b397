using System.Globalization;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Text;

/// <summary>Formats numbers of a report; a value that is not finite becomes a word.</summary>
internal static class Numbers
{
    /// <summary>A mean squared error.</summary>
    public static string Loss(double value) => Finite(value, "F5", "diverged");

    /// <summary>A cross-entropy in nats.</summary>
    public static string Nats(double value) => Finite(value, "F3", "diverged");

    /// <summary>A share in percent.</summary>
    public static string Share(double share) => double.IsFinite(share) ? $"{Decimals(100 * share, 1)} %" : "none";

    /// <summary>A change in percent, with its sign.</summary>
    public static string Percent(double share) => Finite(100 * share, "+0.0' %';-0.0' %';0.0' %'");

    /// <summary>A value with a number of decimals.</summary>
    public static string Decimals(double value, int decimals) => Finite(value, $"F{decimals}");

    /// <summary>A small difference in scientific notation.</summary>
    public static string Difference(double value) => Finite(value, "0.0e+0");

    /// <summary>An integer.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        _ when !double.IsFinite(seconds) => "unknown",
        < 59.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)} min {(int)(seconds % 60):00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 3600)} h {(int)(seconds / 60) % 60:00} min"),
    };

    /// <summary>The number of notes of some pieces.</summary>
    public static string Notes(IEnumerable<ReportPiece> pieces) => Counted.Of(pieces.Sum(piece => (long)piece.Tokens.Length), "note");

    private static string Finite(double value, string format, string otherwise = "none") =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : otherwise;
}
