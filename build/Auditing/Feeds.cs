using System.Text.Json;
using Build.Processes;

namespace Build.Auditing;

/// <summary>The package sources of this machine.</summary>
public static class Feeds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Hosts of the sources that publish advisories: without one every package looks sound.</summary>
    /// <remarks>NuGet's server API, "Vulnerability info": the resource VulnerabilityInfo of a service index.</remarks>
    /// <exception cref="BuildException">A source cannot be asked.</exception>
    public static IReadOnlyList<string> WithAdvisories(string folder)
    {
        var (_, output) = ChildProcess.Read(ChildProcess.Dotnet, ["nuget", "list", "source", "--format", "Short"], folder);
        using var client = new HttpClient { Timeout = Patience };
        return [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("E http", StringComparison.Ordinal))
            .Select(line => new Uri(line[2..])).Where(source => HasAdvisories(client, source)).Select(source => source.Host)];
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
            throw new BuildException($"The package source {source.Host} cannot be asked for advisories: {error.Message}");
        }
    }
}
