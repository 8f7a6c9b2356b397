using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>The command line. It does everything it was asked to, or prints one line that says why not.</summary>
internal static class Cli
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Exit code after Ctrl+C: 128 plus the number of the signal, as in shells.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Arguments without the name of the program.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="error">Receives one line that says what went wrong.</param>
    /// <param name="cancellation">Stops before the next note.</param>
    /// <returns>The exit code, 0 only if everything was done.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var parsed = Root(cancellation).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
                throw new CommandException($"{Mistakes.Of(parsed)} See '{NameOf(parsed)} --help'.");
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Print(error, "Stopped. No partial file was written.");
            return Interrupted;
        }
        catch (Exception problem)
        {
            Print(error, TerminalText.OneLine(Explain(problem)));
            return Failed;
        }
    }

    private static RootCommand Root(CancellationToken cancellation)
    {
        var root = new RootCommand("Composes piano music with a model that Nocturne exported: one .onnx file in, MIDI out.")
        {
            ComposeCommand.Create(cancellation),
            InfoCommand.Create(),
            VerifyCommand.Create(),
            BenchCommand.Create(cancellation),
            DoctorCommand.Create(),
        };
        foreach (var option in root.Options)
            if (option is HelpOption help)
                help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(parsed => new HelpWithExamples(new HelpAction()).Invoke(parsed));
        return root;
    }

    private static string NameOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "nocturne" : $"nocturne {parsed.CommandResult.Command.Name}";

    private static string Explain(Exception problem) => problem switch
    {
        // Errors of files name the file, so this one is about standard output.
        IOException or UnauthorizedAccessException when !problem.Message.Contains('\'', StringComparison.Ordinal) =>
            $"Cannot write the output: {problem.Message}",
        OutOfMemoryException => "Not enough memory. Use a smaller model, or a smaller --notes.",
        ModelException or SettingException or CommandException or IOException or UnauthorizedAccessException => problem.Message,
        _ => $"Unexpected error, {problem.GetType().Name}: {problem.Message} Please report it with the command you ran.",
    };

    private static void Print(TextWriter error, string line)
    {
        try
        {
            error.WriteLine(line);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed or its disk is full: only the exit code can report the failure.
        }
    }
}
