using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Pipeline.Tests;

/// <summary>A repository with one small experiment, and a folder of three small pieces and a broken one.</summary>
internal sealed class TinyRepository : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="settings">The experiment's file.</param>
    public TinyRepository(string settings = DefaultSettings)
    {
        Directory.CreateDirectory(_folder["data", "corpora"]);
        Directory.CreateDirectory(_folder["build", "experiments"]);
        Directory.CreateDirectory(Music);
        File.WriteAllText(_folder["build", "experiments", "tiny.json"], settings);
        for (var number = 1; number <= 3; number++)
            MidiWriter.Write(Piece(number), Path.Combine(Music, $"piece{number}.mid"));
        File.WriteAllText(Path.Combine(Music, "broken.mid"), "This is no MIDI file.");
    }

    public const string DefaultSettings = """
        {
          "model": { "hidden": [8] },
          "training": { "epochs": 2, "batch": 16, "window": 10, "stride": 2 },
          "data": { "validation": ["piece3"] },
          "generation": { "notes": 20, "count": 2 }
        }
        """;

    public static IReadOnlyList<string> Stages { get; } = ["preprocess", "train", "export", "evaluate", "generate", "report", "results"];

    public string Root => _folder.FullPath;

    public string Music => _folder["midi"];

    public string Artifacts => _folder["artifacts"];

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Artifacts, .. parts]);

    /// <summary>Arguments of a stage of the experiment.</summary>
    public string[] Arguments(string stage, params ReadOnlySpan<string> more) =>
        [stage, "--experiment=tiny", $"--corpus={Music}", $"--root={Root}", .. more];

    /// <summary>Runs a stage in this process.</summary>
    public (int ExitCode, string Output, string Errors) Run(string stage, params ReadOnlySpan<string> more)
    {
        using StringWriter output = new(), errors = new();
        var exitCode = new PipelineProgram(output, errors, terminal: null, isDebugging: true).Run(Arguments(stage, more));
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs every stage and returns what they said.</summary>
    public string RunAll(params ReadOnlySpan<string> more)
    {
        var said = "";
        foreach (var stage in Stages)
        {
            var (exitCode, output, errors) = Run(stage, more);
            if (exitCode != 0)
                throw new InvalidOperationException($"{stage}: {errors}");
            said += output;
        }
        return said;
    }

    /// <summary>Hash of every file below the artifacts folder but for the summaries, which tell of the last call.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory.EnumerateFiles(Artifacts, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith("summary.", StringComparison.Ordinal)).ToDictionary(path => Path.GetRelativePath(Artifacts, path), Sha256Hex.OfFile);

    public void Dispose() => _folder.Dispose();

    // A walk over the keyboard, always the same.
    private static Score Piece(int number)
    {
        var random = new Random(number);
        var pitch = 60;
        return new Score(new TempoMap(480), Enumerable.Range(0, 90).Select(i => new Note(i * 240, 240, pitch = Math.Clamp(pitch + random.Next(-5, 6), 40, 80), 64)));
    }
}
