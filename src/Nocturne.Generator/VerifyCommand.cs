using System.CommandLine;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary><c>nocturne verify</c>: checks that a model is the file that was exported.</summary>
internal static class VerifyCommand
{
    public const string Name = "verify";

    public static Command Create()
    {
        var model = ModelArgument.Create();
        var command = new Command(
            Name, "Checks a model against the SHA-256 on its card, without ONNX Runtime. Every other command does this first.") { model };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(model), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string path, TextWriter output)
    {
        var card = MusicModel.Verify(path);
        output.WriteLine(TerminalText.Printable(
            $"{path} is intact: {card.RunName} of {card.Experiment}, SHA-256 {card.Sha256}"));
        return Cli.Done;
    }
}
