using Build.CommandLines;

namespace Build.Tests;

public sealed class CommandLineTests
{
    private static readonly IReadOnlyList<BuildOption> Known = BuildOptions.All(["Default", "Status", "Train"], ["lab", "quickstart"]);

    [Theory]
    [InlineData("--target=Train")]
    [InlineData("--target", "Train")]
    [InlineData("-t", "Train")]
    [InlineData("-t=Train")]
    [InlineData("--Target=Train")]
    public void Every_way_to_write_an_option_becomes_the_long_one(params string[] arguments) =>
        Read(arguments).Should().Equal("--target=Train");

    [Fact]
    public void A_value_keeps_its_spaces_its_letters_and_its_equals_signs() =>
        Read(["--corpus", "/ailleurs/ma musique d'été", "--set=a.b=c=d", "-p:Flavor=Gpu"])
            .Should().Equal("--corpus=/ailleurs/ma musique d'été", "--set=a.b=c=d", "--property=Flavor=Gpu");

    [Theory]
    [InlineData("--experimnet=lab", "'--experimnet=lab'", "'--experiment'", "--help")]
    [InlineData("--target=Trian", "--target", "'Trian'", "'Train'")]
    [InlineData("--notes=5", "--notes", "'5'", "100000")]
    [InlineData("--experiment=labs", "--experiment", "'labs'", "'lab'")]
    [InlineData("--device=gpu", "--device", "'gpu'", "auto, cpu, cuda")]
    [InlineData("train", "'train'", "'--target=Train'", "--help")]
    [InlineData("--jobs=0", "--jobs", "'0'", "1")]
    [InlineData("--set=epochs", "--set", "'epochs'", "KEY=VALUE")]
    [InlineData("--only=flac:1", "--only", "'flac:1'", "KIND:N")]
    [InlineData("--baseline=labs", "--baseline", "'labs'", "'lab'")]
    [InlineData("--format=csv", "--format", "'csv'", "text, json")]
    [InlineData("--force=yes", "--force", "'yes'")]
    [InlineData("--corpus", "--corpus=NAME|FOLDER")]
    [InlineData("--corpus=", "--corpus=NAME|FOLDER")]
    public void A_mistake_is_one_line_with_the_value_found_and_what_is_valid(string argument, params string[] facts)
    {
        // Arrange
        var reading = () => Read([argument]);
        // Act, Assert
        reading.Should().Throw<BuildException>().Which.Message.Should().ContainAll(facts).And.NotContain("\n");
    }

    [Fact]
    public void An_option_given_twice_is_refused_unless_it_is_repeatable()
    {
        // Arrange
        var twice = () => Read(["--device=cpu", "--device=cuda"]);
        // Act, Assert
        twice.Should().Throw<BuildException>().Which.Message.Should().Contain("--device");
        Read(["--set=a=1", "--set=b=2"]).Should().HaveCount(2);
    }

    [Fact]
    public void No_close_name_gives_no_hint() => Nearest.Hint("xyzzy", ["Train", "Report"]).Should().BeEmpty();

    [Fact]
    public void The_help_names_every_target_and_option()
    {
        // Arrange, Act
        var help = HelpText.Of([("Train", "Trains")], Known);
        // Assert
        help.Should().Contain("Train ").And.Contain("Examples:").And.ContainAll(Known.Select(option => $"--{option.Name}"));
    }

    [Fact]
    public void The_scripts_accept_the_values_of_the_option_that_they_read()
    {
        // Arrange
        var option = Known.Single(option => option.Name == "packages");
        // Act
        var shared = File.ReadAllLines(Repository.At("build", "set-up.txt"))
            .Where(line => line.StartsWith("option ", StringComparison.Ordinal));
        // Assert
        shared.Should().Equal($"option {option.Name} {string.Join('|', option.Choices!)}");
    }

    private static IReadOnlyList<string> Read(params IReadOnlyList<string> arguments) => CommandLine.Read(arguments, Known);
}
