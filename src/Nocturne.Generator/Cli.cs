using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary>The command line: what was asked for is done, or one line says why not.</summary>
internal static class Cli
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Exit code of a program that Ctrl-C stopped, as shells have it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Arguments, without the program's name.</param>
    /// <param name="output">Gets what was done.</param>
    /// <param name="error">Gets the one line that says what went wrong.</param>
    /// <param name="cancellation">Stops the work between two notes.</param>
    /// <returns>The exit code: 0 only when all that was asked for was done.</returns>
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
            Tell(error, "Stopped; what was not finished was not written.");
            return Interrupted;
        }
        catch (Exception problem)
        {
            Tell(error, OneLine(Explain(problem)));
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
        // Files' errors name their file: this one comes from where the output goes.
        IOException or UnauthorizedAccessException when !problem.Message.Contains('\'', StringComparison.Ordinal) => $"What was found out cannot be told: {problem.Message}",
        OutOfMemoryException => "There is not enough memory for this here.",
        ModelException or SettingException or CommandException or IOException or UnauthorizedAccessException => problem.Message,
        _ => $"nocturne met an error that it does not know, {problem.GetType().Name}: {problem.Message} Please report it with the command that you gave.",
    };

    private static string OneLine(string message) =>
        Plain.Of(string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static void Tell(TextWriter error, string line)
    {
        try
        {
            error.WriteLine(line);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A full disk or a stream that was closed is at the other end: only the exit code can still say it.
        }
    }
}
