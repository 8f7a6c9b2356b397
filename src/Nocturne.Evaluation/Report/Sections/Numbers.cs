using System.Globalization;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>Numbers as the report writes them; what is not a finite number says so.</summary>
internal static class Numbers
{
    /// <summary>A loss; one that is not a finite number comes of a model that has diverged.</summary>
    public static string Loss(double value) => double.IsFinite(value) ? Finite(value, "F5") : "diverged";

    /// <summary>A cross-entropy in nats.</summary>
    public static string Nats(double value) => double.IsFinite(value) ? Finite(value, "F3") : "diverged";

    /// <summary>A share of a whole, in percent without a sign.</summary>
    public static string Share(double share) => double.IsFinite(share) ? $"{(100 * share).ToString("F1", CultureInfo.InvariantCulture)} %" : "none";

    public static string Semitones(double value) => Finite(value, "F2");

    public static string Decimals(double value, int decimals) => Finite(value, $"F{decimals}");

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) =>
        double.IsFinite(share) ? $"{(100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)} %" : "none";

    public static string Difference(double value) => Finite(value, "0.0e+0");

    public static string Duration(double seconds) => seconds switch
    {
        _ when !double.IsFinite(seconds) => "unknown",
        < 59.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)} min {(int)(seconds % 60):00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 3600)} h {(int)(seconds / 60) % 60:00} min"),
    };

    /// <summary>From one number to another.</summary>
    public static string Span(double from, double to, int decimals) => $"{Decimals(from, decimals)}–{Decimals(to, decimals)}";

    /// <summary>How many notes some pieces have.</summary>
    public static string Notes(IEnumerable<ReportPiece> pieces) => Things(pieces.Sum(piece => (long)piece.Tokens.Length), "note");

    /// <summary>A number of things: <c>1 model</c>, <c>2 models</c>.</summary>
    public static string Things(long count, string thing) => $"{Count(count)} {thing}{(count == 1 ? "" : "s")}";

    private static string Finite(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "none";
}
