using System.Globalization;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Formats the numbers of a comparison.</summary>
internal static class Numbers
{
    /// <summary>Formats a value; a missing one is <c>-</c>.</summary>
    public static string Value(MetricChange change, double? value) =>
        value?.ToString("F" + Metric.Named(change.Metric).Decimals, CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Formats the change with its sign; a missing one is empty.</summary>
    public static string Change(MetricChange change)
    {
        var form = "0" + (Metric.Named(change.Metric).Decimals is > 0 and var decimals ? "." + new string('0', decimals) : "");
        return change.Change?.ToString($"+{form};-{form};{form}", CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Formats the change in percent with its sign; a missing one is empty.</summary>
    public static string Percent(MetricChange change) =>
        change.Percent?.ToString("+0.0' %';-0.0' %';0.0' %'", CultureInfo.InvariantCulture) ?? "";
}
