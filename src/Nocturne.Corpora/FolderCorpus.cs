using Nocturne.Models;
using Nocturne.Music.Midi;

namespace Nocturne.Corpora;

/// <summary>Makes a corpus of a folder of MIDI files.</summary>
internal static class FolderCorpus
{
    /// <summary>Makes a corpus of a folder; if its files are those of a defined corpus, it is that corpus.</summary>
    /// <param name="folder">The folder, with its subfolders.</param>
    /// <param name="validation">Names of the validation pieces, or <c>null</c> to choose by a hash of the name.</param>
    /// <param name="definitions">The defined corpora.</param>
    /// <param name="progress">Creates the progress of a number of files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CorpusException">The folder has fewer than two different MIDI files, or no such validation pieces.</exception>
    public static Corpus Read(
        string folder, IReadOnlyList<string>? validation, CorpusDefinitions definitions, Func<int, Countdown> progress,
        CancellationToken cancellation)
    {
        var found = MidiFolder.Read(folder);
        var pieces = Pieces(folder, found.Files, progress(found.Files.Count), cancellation);
        if (pieces.Count < 2)
            throw new CorpusException(
                $"The folder '{folder}' has {Counted.Of(pieces.Count, "MIDI file")} ({MidiFolder.ShownExtensions}); " +
                "a corpus needs at least 2, one for training and one for validation.");
        if (Recognise(pieces, definitions) is { } known)
            return known(validation);
        var name = NameOf(folder, definitions);
        return new Corpus(
            name, "Unknown: the files are your own.", $"The folder '{FolderName(folder)}'.",
            validation is null ? ValidationChoice.ByHash(pieces, name, HasMusic) : ValidationChoice.ByName(pieces, validation, name))
        {
            LeftOut = found.LeftOut,
        };
    }

    private static List<CorpusPiece> Pieces(string folder, IReadOnlyList<string> files, Countdown progress, CancellationToken cancellation)
    {
        var names = Names(files);
        var pieces = new CorpusPiece[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var path = Path.Combine(folder, files[i]);
            pieces[i] = new CorpusPiece(names[i], path, HashOf(path), Split.Training, names[i]);
            progress.Step();
        });
        return [.. pieces.OrderBy(piece => piece.Name, StringComparer.Ordinal)];
    }

    // a.mid and a.midi are two pieces, and so are names that differ only in invalid characters.
    private static string[] Names(IReadOnlyList<string> files)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Safetensors.MetadataName };
        return [.. files.Select(file =>
        {
            var name = Path.ChangeExtension(file, null);
            if (names.Add(name))
                return name;
            for (name = file; !names.Add(name);)
                name += "~";
            return name;
        })];
    }

    // A file that cannot be opened, such as a broken link, does not stop the others: it is skipped and listed when it is encoded.
    private static string HashOf(string path)
    {
        try
        {
            return FileHash.OfFile(path, new MidiLimits().Bytes) ?? Sha256Hex.OfText(path);
        }
        catch (CorpusException)
        {
            return Sha256Hex.OfText(path);
        }
    }

    // Encoding reports why there is none.
    private static bool HasMusic(CorpusPiece piece) => PieceReading.ScoreOf(piece) is { Notes.Count: > 0 };

    private static Func<IReadOnlyList<string>?, Corpus>? Recognise(List<CorpusPiece> pieces, CorpusDefinitions definitions)
    {
        var paths = pieces.ToLookup(piece => piece.Sha256, piece => piece.Path);
        foreach (var definition in definitions.All.Where(definition => definition.Pieces.Count == pieces.Count))
            if (definition.Pieces.All(piece => PathOf(piece) is not null))
                return validation => new KnownCorpus(definition, "").ToCorpus(validation, piece => PathOf(piece)!);
        return null;

        string? PathOf(PieceDefinition piece) =>
            paths[piece.Sha256].FirstOrDefault(path => Path.GetFileName(path).Equals(piece.FileName, StringComparison.OrdinalIgnoreCase));
    }

    // A folder with the name of a defined corpus and other files must not use that name.
    private static string NameOf(string folder, CorpusDefinitions definitions)
    {
        var name = SafeName.Of(FolderName(folder));
        return definitions.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? name + "-folder" : name;
    }

    private static string FolderName(string folder) => Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
}
