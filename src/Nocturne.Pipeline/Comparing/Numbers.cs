using System.Globalization;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Numbers of a comparison as text.</summary>
internal static class Numbers
{
    /// <summary>A value, <c>-</c> where there is none.</summary>
    public static string Value(MetricChange change, double? value) =>
        value?.ToString("F" + Metric.Named(change.Metric).Decimals, CultureInfo.InvariantCulture) ?? "-";

    /// <summary>The change with its sign; empty where there is none.</summary>
    public static string Change(MetricChange change)
    {
        var form = "0" + (Metric.Named(change.Metric).Decimals is > 0 and var decimals ? "." + new string('0', decimals) : "");
        return change.Change?.ToString($"+{form};-{form};{form}", CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The change in percent with its sign; empty where there is none.</summary>
    public static string Percent(MetricChange change) => change.Percent?.ToString("+0.0' %';-0.0' %';0.0' %'", CultureInfo.InvariantCulture) ?? "";
}
