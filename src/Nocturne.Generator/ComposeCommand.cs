using System.CommandLine;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary><c>nocturne compose</c>: its arguments and options.</summary>
internal static class ComposeCommand
{
    public const string Name = "compose";

    public static Command Create(CancellationToken cancellation)
    {
        var model = ModelArgument.Create("; it needs nothing beside it");
        var output = RangedOption.File("--output", "MIDI file to write; one that is there is replaced, whole or not at all. Missing folders are made; a link is followed.", "-o");
        output.DefaultValueFactory = _ => "piece.mid";
        var notes = RangedOption.Whole("--notes", 500, 1, ComposeOptions.MostNotes, "Notes to compose.");
        var seed = RangedOption.Whole("--seed", 0, int.MinValue, int.MaxValue, "Picks the window to start from and seeds the draws; the same seed gives the same bytes.");
        var count = RangedOption.Whole("--count", 1, 1, ComposeRequest.MostPieces, "Pieces to compose, with the seeds SEED, SEED+1, ...; more than one are numbered: piece-1.mid, piece-2.mid, ...");
        var step = RangedOption.Real("--step", 0.5, 0.01, 16, "Time from a note to the next in quarter notes, at 120 quarters a minute.");
        var temperature = RangedOption.Real("--temperature", 1, 0, ComposeOptions.HighestTemperature, "How far the draws stray: 0 takes the model's own answer, as the report does, and soon repeats one note; 1 strays as far as the model errs, or keeps its own odds.");
        var run = RangedOption.Word<RunMode>("--run", "How to run the model: 'window' hears the last W notes anew for every note, 'stream' carries its state on. [default: as the model says]");
        var prime = RangedOption.File("--prime", "MIDI file whose notes to go on from. [default: a window of the model's corpus]");
        var withPrime = new Option<bool>("--with-prime") { Description = "Write the notes that were gone on from, too." };
        var device = DeviceOption.Create();

        var command = new Command(Name, "Composes a piece with a model and writes it as MIDI.") { model, output, notes, seed, count, step, temperature, run, prime, withPrime, device };
        command.SetAction(parsed => new ComposeRequest(
            parsed.GetRequiredValue(model),
            parsed.GetRequiredValue(output)!,
            parsed.GetValue(count),
            parsed.GetValue(step),
            parsed.GetValue(prime),
            parsed.GetValue(withPrime),
            parsed.GetValue(device) ?? DevicePreference.Auto,
            new ComposeOptions(parsed.GetValue(notes), parsed.GetValue(seed), parsed.GetValue(temperature), parsed.GetValue(run)))
            .Run(parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }
}
