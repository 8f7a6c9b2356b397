using System.Globalization;

namespace Nocturne.Base;

/// <summary>Formats durations for display.</summary>
public static class ShownDuration
{
    /// <summary><c>4:09</c> or <c>1:04:09</c>, rounded up: <c>0:00</c> is shown only at the end.</summary>
    public static string Of(TimeSpan duration)
    {
        var rounded = TimeSpan.FromSeconds(Math.Ceiling(duration.TotalSeconds));
        return rounded.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{rounded.Minutes}:{rounded.Seconds:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)rounded.TotalHours}:{rounded.Minutes:D2}:{rounded.Seconds:D2}");
    }
}
