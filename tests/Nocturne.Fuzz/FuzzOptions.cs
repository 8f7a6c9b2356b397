using System.Globalization;

namespace Nocturne.Fuzz;

/// <summary>Options of the command line.</summary>
/// <param name="What"><c>midi</c> or <c>models</c>.</param>
/// <param name="Folder">Folder for findings and reports.</param>
/// <param name="Count">Number of files to generate.</param>
/// <param name="Seed">Seed of the random generator.</param>
/// <param name="Jobs">Number of threads or processes.</param>
/// <param name="Only">Number of the one file to write, or <c>null</c> to judge all files.</param>
internal sealed record FuzzOptions(string What, string Folder, int Count, int Seed, int Jobs, int? Only)
{
    public const string Usage = """
        Usage: Nocturne.Fuzz midi|models FOLDER [--count=N] [--seed=N] [--jobs=N] [--only=N]
          midi      mutates MIDI files, then reads and checks them
          models    mutates models and their cards, then loads and checks them in separate processes
          FOLDER    output folder for reports and for files that violate an invariant
          --count   number of files to generate; default 1000000 for midi, 10000 for models
          --seed    random seed, an integer; default 1. The same seed and file number always give the same file.
          --jobs    number of files to check in parallel, 1 to 1024; default: the number of processors
          --only    writes the file with this number to FOLDER and checks nothing
        """;

    private const int MidiFiles = 1_000_000;
    private const int ModelFiles = 10_000;

    /// <summary>Parses the arguments. Returns <c>null</c> if they are invalid.</summary>
    public static FuzzOptions? Read(string[] arguments)
    {
        if (arguments is not [("midi" or "models") and var what, var folder, .. var rest] || folder.StartsWith('-'))
            return null;
        var count = what == "midi" ? MidiFiles : ModelFiles;
        var options = new FuzzOptions(what, folder, count, Seed: 1, Environment.ProcessorCount, Only: null);
        foreach (var argument in rest)
        {
            if (argument.Split('=') is not [var name, var text] ||
                !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
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
