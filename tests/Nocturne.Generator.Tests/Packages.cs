using System.IO.Compression;
using System.Xml.Linq;

namespace Nocturne.Generator.Tests;

/// <summary>What the target Pack makes, once for all facts, and the feeds to install it from.</summary>
public sealed class Packages : IDisposable
{
    private readonly TempFolder _folder = new();

    public Packages()
    {
        if (new PackFactAttribute().Skip is not null)
            return;                                 // xunit makes the fixture of skipped facts, too
        BuildProgram.Run("Pack", _folder.FullPath, "--exclusive", $"--rid={BuildProgram.Rid}");
        File.WriteAllText(Feeds, $"""
            <configuration>
              <packageSources>
                <add key="here" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    internal string Version { get; } = XDocument.Load(Repository.At("Directory.Build.props")).Descendants("Version").First().Value;

    /// <summary>The folder of the packages, which is a feed as well.</summary>
    internal string Folder => _folder["publish", "packages"];

    /// <summary>A nuget.config that names this feed alone.</summary>
    internal string Feeds => _folder["nuget.config"];

    /// <summary>Names of the packages with their versions.</summary>
    internal IEnumerable<string> Names => Directory.GetFiles(Folder, "*.nupkg").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>Names of the packages that a package needs.</summary>
    internal IEnumerable<string> Dependencies(string package)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Folder, $"{package}.{Version}.nupkg"));
        using var nuspec = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!)];
    }

    /// <summary>Where NuGet keeps the packages of this user.</summary>
    internal static string OfThisUser() =>
        Dotnet(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list").Split(": ", 2)[^1].Trim();

    /// <summary>Runs dotnet and returns its output, which is also the message of a failure.</summary>
    internal static string Dotnet(string folder, params string[] arguments)
    {
        var result = Program.Run("dotnet", folder, arguments);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Output + result.Error);
    }

    public void Dispose() => _folder.Dispose();
}
