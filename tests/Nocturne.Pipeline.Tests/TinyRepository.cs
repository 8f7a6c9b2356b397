using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Pipeline.Tests;

/// <summary>A repository with one small experiment, and a folder of three small pieces and a broken file.</summary>
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
        File.WriteAllText(Path.Combine(Music, "broken.mid"), "This is not a MIDI file.");
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

    /// <summary>Arguments that run a stage of the experiment, or of those that the other arguments name.</summary>
    public string[] Arguments(string stage, params ReadOnlySpan<string> more)
    {
        string[] others = [.. more];
        string[] experiment = others.Any(other => other.StartsWith("--experiment=", StringComparison.Ordinal)) ? [] : ["--experiment=tiny"];
        return [stage, .. experiment, $"--corpus={Music}", $"--root={Root}", .. others];
    }

    /// <summary>Runs a stage, or several if the other arguments name more, in this process.</summary>
    public (int ExitCode, string Output, string Errors) Run(string stage, params ReadOnlySpan<string> more)
    {
        using StringWriter output = new(), errors = new();
        var exitCode = new PipelineProgram(output, errors, terminal: null, isDebugging: true).Run(Arguments(stage, more));
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs every stage in one call and returns the output.</summary>
    public string RunAll(params ReadOnlySpan<string> more)
    {
        var (exitCode, output, errors) = Run(Stages[0], [.. Stages.Skip(1), .. more]);
        return exitCode == 0 ? output : throw new InvalidOperationException(errors);
    }

    /// <summary>Hash of every file below the artifacts folder except the summaries, which describe the last call.</summary>
    public IReadOnlyDictionary<string, string> Hashes() => Directory.EnumerateFiles(Artifacts, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith("summary.", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetRelativePath(Artifacts, path), Sha256Hex.OfFile);

    public void Dispose() => _folder.Dispose();

    // A random walk over the keyboard; the same number gives the same piece.
    private static Score Piece(int number)
    {
        var random = new Random(number);
        var pitch = 60;
        return new Score(new TempoMap(480), Enumerable.Range(0, 90).Select(i => new Note(i * 240, 240, pitch = Next(pitch), 64)));

        int Next(int from) => Math.Clamp(from + random.Next(-5, 6), 40, 80);
    }
}
