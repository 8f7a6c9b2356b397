using System.Globalization;

namespace Nocturne.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="What"><c>midi</c> or <c>models</c>.</param>
/// <param name="Folder">Folder for findings and figures.</param>
/// <param name="Count">Files to make.</param>
/// <param name="Seed">Seed of chance.</param>
/// <param name="Jobs">Threads or processes.</param>
/// <param name="Only">Number of the one file to write instead; <c>null</c> for a run.</param>
internal sealed record FuzzOptions(string What, string Folder, int Count, int Seed, int Jobs, int? Only)
{
    public const string Usage = """
        Usage: Nocturne.Fuzz midi|models FOLDER [--count=N] [--seed=N] [--jobs=N] [--only=N]
          midi      mutates MIDI files, reads and judges them
          models    mutates models and their cards, loads and judges them, in processes of their own
          FOLDER    where figures and files that break a promise are written
          --count   files to make; 1000000 of midi and 10000 of models when left out
          --seed    seed of chance, a whole number; 1 when left out. A seed and a number always give the same file.
          --jobs    files at a time; the number of processors when left out
          --only    writes the file of that number to FOLDER instead
        """;

    private const int MidiFiles = 1_000_000;
    private const int ModelFiles = 10_000;

    /// <summary>The options, or <c>null</c> where the arguments are none.</summary>
    public static FuzzOptions? Read(string[] arguments)
    {
        if (arguments is not [("midi" or "models") and var what, var folder, .. var rest] || folder.StartsWith('-'))
            return null;
        var options = new FuzzOptions(what, folder, what == "midi" ? MidiFiles : ModelFiles, Seed: 1, Environment.ProcessorCount, Only: null);
        foreach (var argument in rest)
        {
            if (argument.Split('=') is not [var name, var text] || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                return null;
            options = name switch
            {
                "--count" when value >= 1 => options with { Count = value },
                "--seed" => options with { Seed = value },
                "--jobs" when value is >= 1 and <= 1024 => options with { Jobs = value },
                "--only" when value >= 0 => options with { Only = value },
                _ => null,
            };
            if (options is null)
                return null;
        }
        return options;
    }
}
