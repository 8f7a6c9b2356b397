using System.Text.RegularExpressions;
using Nocturne.Models;

namespace Nocturne.Generator.Tests;

/// <summary>Runs every command line of nocturne in the documentation as it is typed.</summary>
public sealed partial class DocumentedCommandsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Commands =>
    [
        .. Directory.GetFiles(Repository.At("docs"), "*.md").Append(Repository.At("README.md")).Order(StringComparer.Ordinal)
            .SelectMany(page => Command().Matches(File.ReadAllText(page))).Select(match => match.Groups[1].Value.Trim()).Distinct(),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_works_as_typed(string command)
    {
        // Arrange: the files that the command reads.
        foreach (Match model in ModelFile().Matches(command))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[model.Value])!);
            File.WriteAllBytes(_folder[model.Value], TestModel.Bytes(TestModel.Spec(CellKind.Gru)));
        }
        if (command.Contains("--prime=mine.mid", StringComparison.Ordinal))
            Run("compose gru-1x64-s0.onnx -o mine.mid").ExitCode.Should().Be(0);
        // Act
        var result = Run(command);
        // Assert
        result.ExitCode.Should().Be(0, result.Error);
    }

    [Fact]
    public void Each_option_of_compose_is_documented()
    {
        // Arrange
        var page = File.ReadAllText(Repository.At("docs", "nocturne.md"));
        // Act
        var options = Option().Matches(CommandLine.Run("compose", "--help").Output).Select(match => match.Value).Distinct();
        // Assert
        options.Should().Contain("--notes");
        options.Except(["--help"]).Should().OnlyContain(option => page.Contains($"`{option}` |", StringComparison.Ordinal));
    }

    private CommandLine Run(string command) => Program.Run(
        "dotnet", _folder.FullPath, [Path.Combine(AppContext.BaseDirectory, "nocturne.dll"), .. command.Split(' ')]);

    // A line of a block, up to a comment; the program may be named with its folder.
    [GeneratedRegex(@"^(?:[\w./-]*/)?nocturne ((?:compose|info|verify|bench|doctor)[^\n#]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"[\w./-]+\.onnx")]
    private static partial Regex ModelFile();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
