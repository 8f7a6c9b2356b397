using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Nocturne.Generator;

/// <summary>The help that the options make, and examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes =
        """
        Exit codes:
          0    all that was asked for was done
          1    it was not: one line says why; what was asked for wrongly counts, too
          130  stopped by Ctrl-C (143 by kill, 129 by a closed terminal): no file is half there


        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(Examples(parseResult.CommandResult.Command.Name) + ExitCodes);
        return Cli.Done;
    }

    private static string Examples(string command) => command switch
    {
        ComposeCommand.Name =>
            """
            Examples:
              nocturne compose gru-4x128-s0.onnx
                  500 notes into piece.mid, as the model was meant to be run
              nocturne compose gru-4x128-s0.onnx -o night.mid --notes=200 --seed=7 --temperature=0.5
                  200 notes that stray less from the model's own answer; seed 7 gives the same ones again
              nocturne compose gru-4x128-s0.onnx -o take.mid --count=4 --run=stream
                  take-1.mid to take-4.mid with the seeds 0 to 3, the state carried from note to note
              nocturne compose gru-4x128-s0.onnx --prime=mine.mid --with-prime
                  goes on from the notes of mine.mid, and keeps them

            """,
        InfoCommand.Name =>
            """
            Examples:
              nocturne info gru-4x128-s0.onnx
              nocturne info gru-4x128-s0.onnx --format=json

            """,
        VerifyCommand.Name =>
            """
            Examples:
              nocturne verify gru-4x128-s0.onnx

            """,
        BenchCommand.Name =>
            """
            Examples:
              nocturne bench gru-4x128-s0.onnx
              nocturne bench gru-4x128-s0.onnx --seconds=5 --device=cpu --format=json

            """,
        DoctorCommand.Name =>
            """
            Examples:
              nocturne doctor
              nocturne doctor --format=json

            """,
        _ =>
            """
            Examples:
              nocturne compose gru-4x128-s0.onnx -o night.mid
              nocturne info gru-4x128-s0.onnx
              nocturne doctor
              nocturne compose --help

            """,
    };
}
