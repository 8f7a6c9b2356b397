using System.Text;
using System.Text.RegularExpressions;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Checks the settings in the documentation.</summary>
public sealed partial class DocumentedSettingsTests
{
    private const string Head = "| setting | values | default | meaning |\n|---|---|---|---|\n";

    private static readonly ExperimentReader Reader = new(Repository.At("build", "experiments"));

    [Fact]
    public void Each_setting_on_a_command_line_is_accepted()
    {
        // Arrange
        var pages = Directory.GetFiles(Repository.At("docs"), "*.md").Append(Repository.At("README.md"));
        var settings = pages.SelectMany(page => Override().Matches(File.ReadAllText(page))).Select(match => match.Groups[1].Value).ToList();
        // Act, Assert
        settings.Should().NotBeEmpty();
        foreach (var setting in settings)
        {
            var reading = () => Reader.Read("quickstart", [setting]);
            reading.Should().NotThrow($"the documentation contains '--set {setting}'");
        }
    }

    [Fact]
    public void The_table_is_that_of_the_settings()
    {
        // Arrange
        string[] page = ["docs", "experiments.md"];
        var text = File.ReadAllText(Repository.At(page));
        // Act
        var rows = ExperimentTable.All.Select(setting => $"| `{setting.Name}` | {setting.Use} | {Default(setting)} | {setting.Help} |\n");
        var expected = Table().Replace(text, $"{Head}{string.Concat(rows)}");
        // Assert
        text.Should().MatchRegex(Table());
        GoldenFile.ShouldHold(Encoding.UTF8.GetBytes(expected), page);
    }

    private static string Default(SettingOf<Experiment> setting) =>
        setting.Show(ExperimentTable.All.Defaults) is { Length: > 0 } value ? $"`{value}`" : "";

    // KEY is a placeholder for any setting.
    [GeneratedRegex(@"--set[ =]([a-z][\w.]*=[^\s`]+)")]
    private static partial Regex Override();

    [GeneratedRegex(@"\| setting \|.*\n\|-.*\n(?:\|.*\n)+")]
    private static partial Regex Table();
}
