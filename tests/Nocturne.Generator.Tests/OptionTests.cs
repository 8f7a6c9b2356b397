namespace Nocturne.Generator.Tests;

/// <summary>Every wrong option and argument of every command: one line that names it, what was found and what can be used.</summary>
public sealed class OptionTests
{
    private const string Notes = "must be an integer between 1 and 100,000.", Count = "must be an integer between 1 and 1000.";
    private const string Seed = "must be an integer between -2,147,483,648 and 2,147,483,647.";
    private const string Step = "must be a number between 0.01 and 64.", Temperature = "must be a number between 0 and 10.";
    private const string Seconds = "must be a number between 0.01 and 60.";
    private const string Run = "must be window or stream.", Device = "must be auto, cpu or cuda.", Format = "must be text or json.";
    private const string File = "must be the path of a MIDI file.";
    private const string OneModel = "takes one MODEL, an .onnx file that Nocturne exported, and options.";

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
    [InlineData("--step", "64.1", Step)]
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
    [InlineData("--run", "0", Run)]
    [InlineData("--device", "gpu", Device)]
    public void A_bad_value_of_compose_names_the_range(string option, string value, string use)
    {
        Line("compose", "any.onnx", $"{option}={value}").Should().Be($"{option} is '{value}'; {use} See 'nocturne compose --help'.");
        Line("compose", "any.onnx", option, value).Should().Be($"{option} is '{value}'; {use} See 'nocturne compose --help'.");
    }

    [Theory]
    [InlineData("info", "--format", "xml", Format)]
    [InlineData("doctor", "--format", "xml", Format)]
    [InlineData("bench", "--format", "xml", Format)]
    [InlineData("bench", "--device", "gpu", Device)]
    [InlineData("bench", "--seconds", "0", Seconds)]
    [InlineData("bench", "--seconds", "61", Seconds)]
    [InlineData("bench", "--seconds", "NaN", Seconds)]
    public void A_bad_value_of_another_command_names_the_range(string command, string option, string value, string use) =>
        Line([command, .. Model(command), $"{option}={value}"])
            .Should().Be($"{option} is '{value}'; {use} See 'nocturne {command} --help'.");

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
            Line([command, .. Model(command), .. form])
                .Should().StartWith($"{option} ").And.EndWith($"; {use} See 'nocturne {command} --help'.");
        Line([command, .. Model(command), $"{option}=1", option, "1"])
            .Should().Be($"{option} is repeated 2 times; use it once. See 'nocturne {command} --help'.");
    }

    [Theory]
    [InlineData("compose any.onnx --note=3", "Unknown option '--note' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx --note 3", "Unknown option '--note' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx -notes=3", "Unknown option '-notes' of compose. Did you mean '--notes'?")]
    [InlineData("compose any.onnx --temprature=1", "Unknown option '--temprature' of compose. Did you mean '--temperature'?")]
    [InlineData("compose any.onnx --Seed=1", "Unknown option '--Seed' of compose. Did you mean '--seed'?")]
    [InlineData("compose any.onnx --zzzzzz", "Unknown option '--zzzzzz' of compose.")]
    [InlineData("compose any.onnx -x", "Unknown option '-x' of compose.")]
    [InlineData("verify any.onnx --format=json", "Unknown option '--format' of verify.")]
    [InlineData("doctor --fromat=json", "Unknown option '--fromat' of doctor. Did you mean '--format'?")]
    [InlineData("info any.onnx --notes=3", "Unknown option '--notes' of info.")]
    [InlineData("bench any.onnx --second=1", "Unknown option '--second' of bench. Did you mean '--seconds'?")]
    [InlineData("--verison", "Unknown option '--verison'. Did you mean '--version'?")]
    [InlineData("--notes=3 compose any.onnx", "--notes is misplaced; options come after the command and before '--'.")]
    [InlineData("compose -- any.onnx --notes=3", "--notes is misplaced; options come after the command and before '--'.")]
    [InlineData("compose", "compose needs a MODEL: an .onnx file that Nocturne exported.")]
    [InlineData("info", "info needs a MODEL: an .onnx file that Nocturne exported.")]
    [InlineData("verify", "verify needs a MODEL: an .onnx file that Nocturne exported.")]
    [InlineData("bench --seconds=1", "bench needs a MODEL: an .onnx file that Nocturne exported.")]
    [InlineData("info ", "MODEL is ''; must be an .onnx file that Nocturne exported.")]
    [InlineData("compose any.onnx more.onnx", "Unexpected argument: 'more.onnx'; compose " + OneModel)]
    [InlineData("compose any.onnx --notes 3 4", "Unexpected argument: '4'; compose " + OneModel)]
    [InlineData("compose any.onnx --with-prime=maybe", "Unexpected argument: 'maybe'; compose " + OneModel)]
    [InlineData("info any.onnx a b", "Unexpected argument: 'a', 'b'; info " + OneModel)]
    [InlineData("doctor any.onnx", "Unexpected argument: 'any.onnx'; doctor takes only options.")]
    [InlineData("compse any.onnx", "Unknown command 'compse'; use compose, info, verify, bench or doctor. Did you mean 'compose'?")]
    [InlineData("Compose any.onnx", "Unknown command 'Compose'; use compose, info, verify, bench or doctor. Did you mean 'compose'?")]
    [InlineData("@any.txt", "Unknown command '@any.txt'; use compose, info, verify, bench or doctor.")]
    [InlineData("compose any.onnx --notes=0 --step=99", "--notes is '0'; " + Notes + " --step is '99'; " + Step)]
    public void A_command_line_that_cannot_be_understood_says_why(string words, string message)
    {
        var line = Line(words.Split(' '));

        line.Should().StartWith($"{message} See 'nocturne").And.EndWith("--help'.");
    }

    [Theory]
    [InlineData("--seed=2147483647 --count=2", "--seed is 2147483647 and --count 2; the last seed would be above 2147483647.")]
    [InlineData(
        "--output=-",
        "--output is '-', but nocturne does not write to standard output; use a file, such as piece.mid, or ./- for a file of that name.")]
    [InlineData("--output=folder/", "--output is 'folder/'; must be a file, such as piece.mid.")]
    public void Options_that_cannot_be_followed_say_why_before_the_model_is_read(string words, string message) =>
        Line(["compose", "missing.onnx", .. words.Split(' ')]).Should().Be(message);

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            var german = (System.Globalization.CultureInfo)before.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
            german.NumberFormat.NegativeSign = "~";
            Thread.CurrentThread.CurrentCulture = german;

            Line("compose", "missing.onnx", "--temperature=0.5", "--seed=-3").Should().Contain("'missing.onnx'");
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
        CommandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output
            .Should().Contain("Exit codes:").And.Contain("130  ").And.Contain("143");

    private static string[] Model(string command) => command == "doctor" ? [] : ["any.onnx"];

    private static string Line(params string[] words)
    {
        var result = CommandLine.Run(words);
        result.Output.Should().BeEmpty();
        return result.TheOneLine();
    }
}
