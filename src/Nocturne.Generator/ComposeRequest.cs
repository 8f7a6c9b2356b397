using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Generator;

/// <summary>What <c>nocturne compose</c> was asked for.</summary>
/// <param name="Model">Path of the model.</param>
/// <param name="Output">Path of the piece.</param>
/// <param name="Count">Pieces, 1 to <see cref="MostPieces"/>.</param>
/// <param name="StepQuarters">Time from a note to the next in quarter notes.</param>
/// <param name="Prime">Path of a MIDI file to go on from; <c>null</c>: a window of the model's card.</param>
/// <param name="WithPrime">Whether the piece begins with the prime.</param>
/// <param name="Device">Where to run.</param>
/// <param name="Options">How to compose the first piece.</param>
internal sealed record ComposeRequest(
    string Model, string Output, int Count, double StepQuarters, string? Prime, bool WithPrime, DevicePreference Device, ComposeOptions Options)
{
    /// <summary>Most pieces that can be asked for at once.</summary>
    public const int MostPieces = 1000;

    /// <summary>Composes and writes every piece, one after the other.</summary>
    public int Run(TextWriter output, CancellationToken cancellation)
    {
        var paths = Paths();
        Check(paths);
        using var model = MusicModel.Load(Model, Device);
        var prime = Prime is null ? null : PrimeFile.Read(Prime, model.Encoding);
        WriteHeader(output, model, prime);
        for (var i = 0; i < paths.Length; i++)
            WritePiece(output, model, Options with { Seed = Options.Seed + i }, prime?.Tokens, paths[i], cancellation);
        return Cli.Done;
    }

    private string[] Paths() => Count == 1
        ? [Output]
        : [.. Enumerable.Range(1, Count).Select(number => Path.Combine(
            Path.GetDirectoryName(Output) ?? "", $"{Path.GetFileNameWithoutExtension(Output)}-{number}{Path.GetExtension(Output)}"))];

    private void Check(string[] paths)
    {
        if (Path.GetFileName(Output).Length == 0)
            throw new CommandException($"--output is '{Output}'; name a file, such as piece.mid.");
        if (Options.Seed > int.MaxValue - (Count - 1))
            throw new CommandException($"--seed is {Options.Seed} and --count {Count}; the last seed would be above {int.MaxValue}.");
        if (Output == "-")
            throw new CommandException("--output is '-', but nocturne writes files and no streams; name a file, such as piece.mid, or ./- for one of that name.");
        foreach (var path in paths)
            if (Directory.Exists(path))
                throw new CommandException($"--output is '{path}', which is a folder; name a file in it, such as {Path.Combine(path, "piece.mid")}.");
            else if (RealPath.IsSame(path, Model) || (Prime is not null && RealPath.IsSame(path, Prime)))
                throw new CommandException($"'{path}' would be written over what is read from it; name another --output.");
    }

    private void WriteHeader(TextWriter output, MusicModel model, PrimeFile? prime)
    {
        var card = model.Card;
        var run = (Options.Run ?? card.Run) == RunMode.Window ? $"each note from the last {card.Window}" : "the state carried from note to note";
        output.WriteLine(Plain.Of($"{card.RunName}, trained on {card.Corpus}; {run}, temperature {Options.Temperature:0.##}"));
        output.WriteLine($"Runs on {model.DeviceNote}");
        if (prime is not null)
            output.WriteLine(Plain.Of($"Goes on from {prime.Description}"));
        if (Repetition(card, prime) is { } note)
            output.WriteLine(note);
        if (WrittenStep.Quarters(model.Encoding, StepQuarters) is var written && written != StepQuarters)
            output.WriteLine($"Note: MIDI counts in ticks, so --step={StepQuarters} is written as {written:0.####} quarter notes.");
    }

    /// <summary>What to say when some of the pieces must be the same.</summary>
    private string? Repetition(ModelCard card, PrimeFile? prime)
    {
        if (Options.Temperature > 0 && card.Model.Head == HeadKind.Regression && card.ResidualSpread == 0)
            return "Note: the model's card gives no spread of its errors, so that a temperature changes nothing.";
        var starts = prime is null ? card.Seeds.Length : 1;
        return Options.Temperature == 0 && Count > starts
            ? $"Note: at temperature 0 nothing is drawn, and there {(starts == 1 ? "is 1 start" : $"are {starts} starts")} to go on from: pieces repeat after {starts}. Leave --temperature out, or set it above 0."
            : null;
    }

    private void WritePiece(TextWriter output, MusicModel model, ComposeOptions options, int[]? prime, string path, CancellationToken cancellation)
    {
        using var composer = new Composer(model, options);
        var start = prime ?? composer.SeedWindow();
        var tokens = composer.Compose(start, cancellation);
        var score = model.Encoding.Decode(WithPrime ? [.. start, .. tokens] : tokens, StepQuarters);
        Write(score, path, $"{model.Card.RunName}, seed {options.Seed}");
        output.WriteLine(Plain.Of($"{path}: {score.Notes.Count:N0} notes, {Length(score.DurationSeconds)} of music, seed {options.Seed}"));
    }

    private static void Write(Score score, string path, string title)
    {
        try
        {
            AtomicFile.Write(path, stream => MidiWriter.Write(score, stream, title));
        }
        catch (ArgumentException error)             // longer than a MIDI file can be
        {
            throw new CommandException($"'{path}' cannot be written: {error.Message}");
        }
    }

    private static string Length(double seconds) => seconds < 60 ? $"{seconds:0.0} s" : $"{(long)seconds / 60}:{(long)seconds % 60:00} min";
}
