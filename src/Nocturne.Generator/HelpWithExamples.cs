using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Nocturne.Generator;

/// <summary>Help with examples and exit codes below the options.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes =
        """
        Exit codes:
          0    everything is done
          1    an error, such as a wrong option; one line says what is wrong
          130  stopped by Ctrl+C (143 by SIGTERM, 129 by a closed terminal); no partial file is left


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
                  500 notes into piece.mid, with the settings of the model
              nocturne compose gru-4x128-s0.onnx -o night.mid --notes=200 --seed=7 --temperature=0.5
                  200 notes with less randomness; seed 7 always gives the same ones
              nocturne compose gru-4x128-s0.onnx -o take.mid --count=4 --run=stream
                  take-1.mid to take-4.mid with the seeds 0 to 3, carrying the state from note to note
              nocturne compose gru-4x128-s0.onnx --prime=mine.mid --with-prime
                  continues the notes of mine.mid and keeps them

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
