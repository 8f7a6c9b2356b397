using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Generation.Sampling;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Generator;

/// <summary>The options of <c>nocturne compose</c>, and the work.</summary>
internal sealed record ComposeRequest
{
    /// <summary>Every option with a value, except those of sampling: their defaults come from the model.</summary>
    public static SettingTable<ComposeRequest> Table { get; } = new(new ComposeRequest())
    {
        {
            "output", SettingKinds.Text("the path of a MIDI file", "FILE"),
            "MIDI file to write. Replaces an existing file once the new one is complete; creates missing folders; follows a link.",
            request => request.Output, (request, value) => request with { Output = value }, "o"
        },
        ComposeSettings.Table.Within<ComposeRequest>(
            "", request => request.Settings, (request, value) => request with { Settings = value }),
        {
            "count", SettingKinds.IntegerFrom(1, 1000),
            "Pieces to compose, with the seeds SEED, SEED+1, ... Their files are numbered: piece-1.mid, piece-2.mid, ...",
            request => request.Count, (request, value) => request with { Count = value }
        },
        DecodeOptions.Table.Within<ComposeRequest>("", request => request.Decoding, (request, value) => request with { Decoding = value }),
        {
            "prime", SettingKinds.Optional(SettingKinds.Text("the path of a MIDI file", "FILE")),
            "MIDI file to continue. [default: a window of the model's corpus]",
            request => request.Prime, (request, value) => request with { Prime = value }
        },
        DeviceOption.Table.Within<ComposeRequest>("", request => request.Device, (request, value) => request with { Device = value }),
    };

    /// <summary>Path of the model.</summary>
    public string Model { get; init; } = "";

    /// <summary>Path of the piece.</summary>
    public string Output { get; init; } = "piece.mid";

    /// <summary>How to compose the first piece.</summary>
    public ComposeSettings Settings { get; init; } = new();

    /// <summary>Settings of sampling that replace the model's, by name.</summary>
    public IReadOnlyDictionary<string, string> Sampling { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of pieces.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How tokens are decoded to music.</summary>
    public DecodeOptions Decoding { get; init; } = new();

    /// <summary>Path of a MIDI file to continue, or <c>null</c> for a window of the model's card.</summary>
    public string? Prime { get; init; }

    /// <summary>Whether the piece begins with the prime.</summary>
    public bool WithPrime { get; init; }

    /// <summary>Device to run on.</summary>
    public DevicePreference Device { get; init; }

    /// <summary>Composes and writes the pieces, one after another.</summary>
    /// <returns>The exit code.</returns>
    public int Run(TextWriter output, CancellationToken cancellation)
    {
        var paths = Paths();
        Check(paths);
        using var model = MusicModel.Load(Model, Device);
        var prime = Prime is null ? null : PrimeFile.Read(Prime, model.Encoding);
        var settings = Settings with { Sampling = SamplingSettings.Table.With(model.Sampling, Sampling) };
        WriteHeader(output, model, settings, prime);
        for (var i = 0; i < paths.Length; i++)
            WritePiece(output, model, settings with { Seed = settings.Seed + i }, prime?.Tokens, paths[i], cancellation);
        return Cli.Done;
    }

    private string[] Paths() => Count == 1
        ? [Output]
        : [.. Enumerable.Range(1, Count).Select(number => Path.Combine(
            Path.GetDirectoryName(Output) ?? "", $"{Path.GetFileNameWithoutExtension(Output)}-{number}{Path.GetExtension(Output)}"))];

    private void Check(string[] paths)
    {
        if (Path.GetFileName(Output).Length == 0)
            throw new CommandException($"--output is '{Output}'; must be a file, such as piece.mid.");
        if (Settings.Seed > int.MaxValue - (Count - 1))
            throw new CommandException($"--seed is {Settings.Seed} and --count {Count}; the last seed would be above {int.MaxValue}.");
        if (Output == "-")
            throw new CommandException(
                "--output is '-', but nocturne does not write to standard output; " +
                "use a file, such as piece.mid, or ./- for a file of that name.");
        foreach (var path in paths)
            if (Directory.Exists(path))
                throw new CommandException(
                    $"--output is '{path}', which is a folder; use a file in it, such as {Path.Combine(path, "piece.mid")}.");
            else if (RealPath.IsSame(path, Model) || (Prime is not null && RealPath.IsSame(path, Prime)))
                throw new CommandException($"'{path}' is an input of this command; use another --output.");
    }

    private void WriteHeader(TextWriter output, MusicModel model, ComposeSettings settings, PrimeFile? prime)
    {
        var card = model.Card;
        var run = (settings.Run ?? card.Run) == RunMode.Window ? $"window of {card.Window} steps" : "stream";
        var sampling = SamplingSettings.Table.Texts(settings.Sampling!).Select(setting => $", {setting.Key} {setting.Value}");
        output.WriteLine(TerminalText.Printable($"{card.RunName}, trained on {card.Corpus}: {run}{string.Concat(sampling)}"));
        output.WriteLine($"Runs on {model.DeviceNote}");
        if (prime is not null)
            output.WriteLine(TerminalText.Printable($"Continues {prime.Description}"));
        if (Repetition(card, settings.Sampling!, prime) is { } note)
            output.WriteLine(note);
        if (Decoding.WrittenStepQuarters != Decoding.StepQuarters)
            output.WriteLine(
                $"Note: MIDI counts in ticks, so --step={Decoding.StepQuarters} is written as " +
                $"{Decoding.WrittenStepQuarters:0.####} quarter notes.");
    }

    /// <summary>A note that pieces are going to repeat, or <c>null</c>.</summary>
    private string? Repetition(ModelCard card, SamplingSettings sampling, PrimeFile? prime)
    {
        var isFixed = card.Model.Heads.All(head => head.Kind == HeadKind.Regression) && card.ResidualSpreads.All(spread => spread == 0);
        if (isFixed && sampling.Temperature > 0)
            return "Note: the model's card contains no spread of its errors, so the temperature has no effect.";
        var starts = prime is null ? card.Seeds.Length : 1;
        return sampling.Temperature == 0 && Count > starts
            ? $"Note: temperature 0 is deterministic, and there {(starts == 1 ? "is 1 start" : $"are {starts} starts")}: " +
              $"pieces repeat after {starts}. Omit --temperature, or set it above 0."
            : null;
    }

    private void WritePiece(
        TextWriter output, MusicModel model, ComposeSettings settings, int[]? prime, string path, CancellationToken cancellation)
    {
        using var composer = new Composer(model, settings);
        var start = prime ?? composer.SeedWindow();
        var tokens = composer.Compose(start, cancellation);
        var score = model.Encoding.Decode(WithPrime ? [.. start, .. tokens] : tokens, Decoding);
        Write(score, path, $"{model.Card.RunName}, seed {settings.Seed}");
        output.WriteLine(TerminalText.Printable(
            $"{path}: {score.Notes.Count:N0} notes, {Length(score.DurationSeconds)} of music, seed {settings.Seed}"));
    }

    private static void Write(Score score, string path, string title)
    {
        try
        {
            AtomicFile.Write(path, stream => MidiWriter.Write(score, stream, title));
        }
        catch (ArgumentException error)             // too long for a MIDI file
        {
            throw new CommandException($"Cannot write '{path}': {error.Message}");
        }
    }

    private static string Length(double seconds) => seconds < 60 ? $"{seconds:0.0} s" : $"{(long)seconds / 60}:{(long)seconds % 60:00} min";
}
