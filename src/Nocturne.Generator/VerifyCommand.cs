using System.CommandLine;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary><c>nocturne verify</c>: whether a model is the file that was exported.</summary>
internal static class VerifyCommand
{
    public const string Name = "verify";

    public static Command Create()
    {
        var model = ModelArgument.Create();
        var command = new Command(Name, "Holds a model against the SHA-256 in its card; ONNX Runtime sees none of it. Every other command does so first, too.") { model };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(model), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string path, TextWriter output)
    {
        var card = MusicModel.Verify(path);
        output.WriteLine(Plain.Of($"{path} is {card.RunName} of {card.Experiment} as it was exported: its SHA-256 is that of its card, {card.Sha256}"));
        return Cli.Done;
    }
}
