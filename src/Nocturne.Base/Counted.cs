using System.Globalization;

namespace Nocturne.Base;

/// <summary>Formats counts for display.</summary>
public static class Counted
{
    /// <summary><c>1 run</c>, <c>1,024 runs</c>.</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
