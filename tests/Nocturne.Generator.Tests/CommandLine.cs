namespace Nocturne.Generator.Tests;

/// <summary>What a call of nocturne came to.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    /// <summary>What a process came to.</summary>
    public static CommandLine Of(ProcessResult result) => new(result.ExitCode, result.Output, result.Error);

    /// <summary>Runs a command line in this process.</summary>
    public static CommandLine Run(params string[] args) => Run(CancellationToken.None, args);

    /// <summary>Runs a command line in this process that can be stopped.</summary>
    public static CommandLine Run(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = Cli.Run(args, output, error, cancellation);
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The one line that says why it failed; anything else on either stream is a fault.</summary>
    public string TheOneLine()
    {
        ExitCode.Should().Be(Cli.Failed);
        Error.Should().EndWith(Environment.NewLine);
        var line = Error.TrimEnd('\r', '\n');
        line.Should().NotContain("\n").And.NotContain("   at ");
        return line;
    }
}
