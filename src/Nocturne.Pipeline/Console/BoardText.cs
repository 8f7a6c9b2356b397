using System.Globalization;

namespace Nocturne.Pipeline.Console;

/// <summary>Formats the numbers of the board.</summary>
internal static class BoardText
{
    /// <summary>Formats a duration; an unknown one is <c>?</c>.</summary>
    public static string Time(TimeSpan? time) => time is { } left ? ShownDuration.Of(left) : "?";

    /// <summary>Formats a loss. A diverged loss is shortened so that it fits the column.</summary>
    /// <param name="loss">The loss, or <c>null</c> before there is one.</param>
    /// <param name="decimals">Digits after the decimal point.</param>
    public static string Loss(double? loss, int decimals) => loss switch
    {
        null => "-",
        { } value when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        { } value => value.ToString(Math.Abs(value) < 10 ? $"F{decimals}" : "G3", CultureInfo.InvariantCulture),
    };
}
