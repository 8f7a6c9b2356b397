using System.Globalization;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>Numbers of the board as text.</summary>
internal static class BoardText
{
    /// <summary><c>4:09</c> or <c>1:04:09</c>; rounded up, so that nothing is left only when nothing is left.</summary>
    public static string Time(TimeSpan? time) => time is not { } left ? "?" : Clock(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)));

    /// <summary>A loss; one that has gone astray keeps to its place.</summary>
    /// <param name="loss">The loss; <c>null</c> before there is one.</param>
    /// <param name="decimals">Digits behind the point.</param>
    public static string Loss(double? loss, int decimals) => loss switch
    {
        null => "-",
        { } value when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        { } value => value.ToString(Math.Abs(value) < 10 ? $"F{decimals}" : "G3", CultureInfo.InvariantCulture),
    };

    private static string Clock(TimeSpan known) =>
        known.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{known.Minutes}:{known.Seconds:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)known.TotalHours}:{known.Minutes:D2}:{known.Seconds:D2}");
}
