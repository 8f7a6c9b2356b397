namespace Nocturne.Generator.Tests;

/// <summary>Every wrong option and argument of every command: one line that names it, what was found and what can be used.</summary>
public sealed class OptionTests
{
    private const string Notes = "use a whole number, 1 to 100,000.", Seed = "use a whole number, -2,147,483,648 to 2,147,483,647.", Count = "use a whole number, 1 to 1,000.";
    private const string Step = "use a number, 0.01 to 16.", Temperature = "use a number, 0 to 10.", Seconds = "use a number, 0.01 to 60.";
    private const string Run = "use window or stream.", Device = "use auto, cpu or cuda.", Format = "use text or json.", File = "use the path of a MIDI file.";
    private const string OneModel = "takes one MODEL, the .onnx file that Nocturne exported, and options.";

    [Theory]
    [InlineData("--notes", "0", Notes)]
    [InlineData("--notes", "-1", Notes)]
    [InlineData("--notes", "100001", Notes)]
    [InlineData("--notes", "1.5", Notes)]
    [InlineData("--notes", "1e3", Notes)]
    [InlineData("--notes", "1,000", Notes)]
    [InlineData("--notes", " 5", Notes)]
    [InlineData("--notes", "0x10", Notes)]
    [InlineData("--notes", "many", Notes)]
    [InlineData("--notes", "99999999999999999999", Notes)]
    [InlineData("--seed", "x", Seed)]
    [InlineData("--seed", "-", Seed)]
    [InlineData("--seed", "2147483648", Seed)]
    [InlineData("--seed", "-2147483649", Seed)]
    [InlineData("--seed", "\u0663", Seed)]
    [InlineData("--count", "0", Count)]
    [InlineData("--count", "1001", Count)]
    [InlineData("--step", "0", Step)]
    [InlineData("--step", "16.1", Step)]
    [InlineData("--step", "NaN", Step)]
    [InlineData("--step", "quarter", Step)]
    [InlineData("--temperature", "-1", Temperature)]
    [InlineData("--temperature", "-0.001", Temperature)]
    [InlineData("--temperature", "10.01", Temperature)]
    [InlineData("--temperature", "0,5", Temperature)]
    [InlineData("--temperature", "Infinity", Temperature)]
    [InlineData("--temperature", "1e400", Temperature)]
    [InlineData("--temperature", "nan", Temperature)]
    [InlineData("--run", "walk", Run)]
    [InlineData("--run", "Stream", Run)]
    [InlineData("--run", "0", Run)]
    [InlineData("--device", "gpu", Device)]
    public void A_bad_value_of_compose_names_the_range(string option, string value, string use)
    {
        Line("compose", "any.onnx", $"{option}={value}").Should().Be($"{option} is '{value}'; {use} See 'nocturne compose --help'.");
        Line("compose", "any.onnx", option, value).Should().Be($"{option} is '{value}'; {use} See 'nocturne compose --help'.");
    }

    [Theory]
    [InlineData("info", "--format", "xml", Format)]
    [InlineData("info", "--format", "JSON", Format)]
    [InlineData("doctor", "--format", "xml", Format)]
    [InlineData("bench", "--format", "xml", Format)]
    [InlineData("bench", "--device", "gpu", Device)]
    [InlineData("bench", "--seconds", "0", Seconds)]
    [InlineData("bench", "--seconds", "61", Seconds)]
    [InlineData("bench", "--seconds", "NaN", Seconds)]
    public void A_bad_value_of_another_command_names_the_range(string command, string option, string value, string use) =>
        Line([command, .. Model(command), $"{option}={value}"]).Should().Be($"{option} is '{value}'; {use} See 'nocturne {command} --help'.");

    [Theory]
    [InlineData("compose", "--notes", Notes)]
    [InlineData("compose", "--seed", Seed)]
    [InlineData("compose", "--count", Count)]
    [InlineData("compose", "--step", Step)]
    [InlineData("compose", "--temperature", Temperature)]
    [InlineData("compose", "--run", Run)]
    [InlineData("compose", "--device", Device)]
    [InlineData("compose", "--prime", File)]
    [InlineData("compose", "--output", File)]
    [InlineData("info", "--format", Format)]
    [InlineData("doctor", "--format", Format)]
    [InlineData("bench", "--seconds", Seconds)]
    public void An_option_without_a_value_says_what_it_takes_and_one_given_twice_that_it_is(string command, string option, string use)
    {
        foreach (var form in (string[][])[[option], [$"{option}="], [option, ""]])
            Line([command, .. Model(command), .. form]).Should().StartWith($"{option} ").And.EndWith($"; {use} See 'nocturne {command} --help'.");
        Line([command, .. Model(command), $"{option}=1", option, "1"]).Should().Be($"{option} is given 2 times; give it once. See 'nocturne {command} --help'.");
    }

    [Theory]
    [InlineData("compose any.onnx --note=3", "There is no option '--note' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx --note 3", "There is no option '--note' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx -notes=3", "There is no option '-notes' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx --temprature=1", "There is no option '--temprature' of compose. Did you mean '--temperature'?")]
    [InlineData("compose any.onnx --Seed=1", "There is no option '--Seed' of compose. Did you mean '--seed'?")]
    [InlineData("compose any.onnx --zzzzzz", "There is no option '--zzzzzz' of compose.")]
    [InlineData("compose any.onnx -x", "There is no option '-x' of compose.")]
    [InlineData("verify any.onnx --format=json", "There is no option '--format' of verify.")]
    [InlineData("doctor --fromat=json", "There is no option '--fromat' of doctor. Did you mean '--format'?")]
    [InlineData("info any.onnx --notes=3", "There is no option '--notes' of info.")]
    [InlineData("bench any.onnx --second=1", "There is no option '--second' of bench. Did you mean '--seconds'?")]
    [InlineData("--verison", "There is no option '--verison'. Did you mean '--version'?")]
    [InlineData("--notes=3 compose any.onnx", "--notes is out of its place; options stand behind the command and before '--'.")]
    [InlineData("compose -- any.onnx --notes=3", "--notes is out of its place; options stand behind the command and before '--'.")]
    [InlineData("compose", "compose needs a MODEL: the .onnx file that Nocturne exported.")]
    [InlineData("info", "info needs a MODEL: the .onnx file that Nocturne exported.")]
    [InlineData("verify", "verify needs a MODEL: the .onnx file that Nocturne exported.")]
    [InlineData("bench --seconds=1", "bench needs a MODEL: the .onnx file that Nocturne exported.")]
    [InlineData("info ", "MODEL is ''; give the .onnx file that Nocturne exported.")]
    [InlineData("compose any.onnx more.onnx", "'more.onnx' is too much; compose " + OneModel)]
    [InlineData("compose any.onnx --notes 3 4", "'4' is too much; compose " + OneModel)]
    [InlineData("compose any.onnx --with-prime=maybe", "'maybe' is too much; compose " + OneModel)]
    [InlineData("info any.onnx a b", "'a', 'b' is too much; info " + OneModel)]
    [InlineData("doctor any.onnx", "'any.onnx' is too much; doctor takes options only.")]
    [InlineData("compse any.onnx", "There is no command 'compse'; use compose, info, verify, bench or doctor. Did you mean 'compose'?")]
    [InlineData("Compose any.onnx", "There is no command 'Compose'; use compose, info, verify, bench or doctor. Did you mean 'compose'?")]
    [InlineData("@any.txt", "There is no command '@any.txt'; use compose, info, verify, bench or doctor.")]
    [InlineData("compose any.onnx --notes=0 --step=99", "--notes is '0'; " + Notes + " --step is '99'; " + Step)]
    public void A_command_line_that_cannot_be_understood_says_why(string words, string message)
    {
        var line = Line(words.Split(' '));

        line.Should().StartWith($"{message} See 'nocturne").And.EndWith("--help'.");
    }

    [Theory]
    [InlineData("--seed=2147483647 --count=2", "--seed is 2147483647 and --count 2; the last seed would be above 2147483647.")]
    [InlineData("--output=-", "--output is '-', but nocturne writes files and no streams; name a file, such as piece.mid, or ./- for one of that name.")]
    [InlineData("--output=folder/", "--output is 'folder/'; name a file, such as piece.mid.")]
    public void Options_that_cannot_be_followed_say_why_before_the_model_is_read(string words, string message) =>
        Line(["compose", "missing.onnx", .. words.Split(' ')]).Should().Be(message);

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            var german = (System.Globalization.CultureInfo)before.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "~");
            Thread.CurrentThread.CurrentCulture = german;

            Line("compose", "missing.onnx", "--temperature=0.5", "--seed=-3").Should().StartWith("There is no model 'missing.onnx'.");
            Line("compose", "missing.onnx", "--temperature=0,5").Should().StartWith($"--temperature is '0,5'; {Temperature}");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("compose")]
    [InlineData("doctor")]
    public void Every_help_has_the_exit_codes(string command) =>
        CommandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output.Should().Contain("Exit codes:").And.Contain("130  stopped by Ctrl-C (143 by kill");

    private static string[] Model(string command) => command == "doctor" ? [] : ["any.onnx"];

    private static string Line(params string[] words)
    {
        var result = CommandLine.Run(words);
        result.Output.Should().BeEmpty();
        return result.TheOneLine();
    }
}
