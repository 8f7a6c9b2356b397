using System.Text.Json;
using Build.Processes;

namespace Build.Auditing;

/// <summary>The package sources configured on this machine.</summary>
public static class Feeds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Lists the hosts of the sources that publish advisories. Without such a source, no package ever looks vulnerable.</summary>
    /// <remarks>A source publishes advisories if its service index lists the resource VulnerabilityInfo (NuGet server API).</remarks>
    /// <exception cref="BuildException">A source cannot be reached.</exception>
    public static IReadOnlyList<string> WithAdvisories(string folder)
    {
        var (_, output) = ChildProcess.Read(ChildProcess.Dotnet, ["nuget", "list", "source", "--format", "Short"], folder);
        using var client = new HttpClient { Timeout = Patience };
        return
        [
            .. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("E http", StringComparison.Ordinal))
                .Select(line => new Uri(line[2..])).Where(source => HasAdvisories(client, source)).Select(source => source.Host),
        ];
    }

    private static bool HasAdvisories(HttpClient client, Uri source)
    {
        try
        {
            using var index = JsonDocument.Parse(client.GetStringAsync(source).GetAwaiter().GetResult());
            return index.RootElement.GetProperty("resources").EnumerateArray()
                .Any(resource => resource.GetProperty("@type").GetString()!.StartsWith("VulnerabilityInfo/", StringComparison.Ordinal));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException)
        {
            throw new BuildException($"Cannot read the advisories of the package source {source.Host}: {error.Message}");
        }
    }
}
