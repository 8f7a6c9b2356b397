using System.CommandLine;
using Nocturne.Generation.Sampling;

namespace Nocturne.Generator;

/// <summary><c>nocturne compose</c>: composes pieces and writes them as MIDI.</summary>
internal static class ComposeCommand
{
    public const string Name = "compose";

    public static Command Create(CancellationToken cancellation)
    {
        var model = ModelArgument.Create("; no other file is needed");
        var options = new OptionTable<ComposeRequest>(ComposeRequest.Table);
        var sampling = new OptionTable<SamplingSettings>(SamplingSettings.Table, defaults: "from the model");
        var withPrime = new Option<bool>("--with-prime") { Description = "Also write the notes of the prime." };
        var command = new Command(Name, "Composes a piece with a model and writes it as MIDI.") { model };
        options.AddTo(command);
        sampling.AddTo(command);
        command.Add(withPrime);
        command.SetAction(parsed => (options.Read(parsed) with
        {
            Model = parsed.GetRequiredValue(model),
            Sampling = sampling.Given(parsed),
            WithPrime = parsed.GetValue(withPrime),
        }).Run(parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }
}
