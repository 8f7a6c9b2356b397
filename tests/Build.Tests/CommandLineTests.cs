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
    [InlineData("--experimnet=lab", "There is no option '--experimnet=lab'. Did you mean '--experiment'?*")]
    [InlineData("--target=Trian", "--target has no value 'Trian'. Did you mean 'Train'?*")]
    [InlineData("--notes=5", "--notes is '5'; use a whole number from 100000 on.")]
    [InlineData("--experiment=labs", "--experiment has no value 'labs'. Did you mean 'lab'?*")]
    [InlineData("--device=gpu", "--device has no value 'gpu'.*Use auto, cpu, cuda.")]
    [InlineData("train", "'train' is not an option. Did you mean '--target=Train'?*")]
    [InlineData("--jobs=0", "--jobs is '0'; use a whole number from 1 on.")]
    [InlineData("--set=epochs", "--set is 'epochs'; use KEY=VALUE*")]
    [InlineData("--baseline=labs", "--baseline has no value 'labs'. Did you mean 'lab'?*")]
    [InlineData("--format=csv", "--format has no value 'csv'.*Use text, md, json.")]
    [InlineData("--force=yes", "--force takes no value; 'yes' was given.")]
    [InlineData("--corpus", "--corpus needs a value*")]
    [InlineData("--corpus=", "--corpus has an empty value*")]
    public void A_mistake_is_one_line_that_says_what_to_do(string argument, string message)
    {
        // Arrange
        var reading = () => Read([argument]);
        // Act, Assert
        reading.Should().Throw<BuildException>().WithMessage(message).Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void An_option_given_twice_is_refused_unless_it_may_be_repeated()
    {
        // Arrange
        var twice = () => Read(["--device=cpu", "--device=cuda"]);
        // Act, Assert
        twice.Should().Throw<BuildException>().WithMessage("--device is given twice*");
        Read(["--set=a=1", "--set=b=2"]).Should().HaveCount(2);
    }

    [Fact]
    public void Nothing_near_gives_no_hint() => Nearest.Hint("xyzzy", ["Train", "Report"]).Should().BeEmpty();

    [Fact]
    public void The_help_names_every_target_and_option()
    {
        // Arrange, Act
        var help = HelpText.Of([("Train", "Trains")], Known);
        // Assert
        help.Should().Contain("Train ").And.Contain("Examples:").And.ContainAll(Known.Select(option => $"--{option.Name}"));
    }

    [Fact]
    public void The_scripts_know_the_option_that_they_read_with_all_its_values()
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
