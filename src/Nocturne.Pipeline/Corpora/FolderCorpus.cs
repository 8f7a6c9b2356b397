using Nocturne.Models;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Corpora;

/// <summary>Any folder of MIDI files as a corpus.</summary>
internal static class FolderCorpus
{
    /// <summary>Takes a folder: as the known corpus whose files it holds, else as a corpus of its own.</summary>
    /// <param name="folder">The folder; files of its subfolders count too.</param>
    /// <param name="validation">Names of the validation pieces; a choice by name when <c>null</c>.</param>
    /// <param name="definitions">The known corpora.</param>
    /// <param name="progress">Makes what counts the files of a folder of so many.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CorpusException">The folder holds fewer than two different MIDI files, or <paramref name="validation"/> does not fit it.</exception>
    public static Corpus Take(string folder, IReadOnlyList<string>? validation, CorpusDefinitions definitions, Func<int, Countdown> progress, CancellationToken cancellation)
    {
        var found = MidiFolder.Read(folder);
        var pieces = Pieces(folder, found.Files, progress(found.Files.Count), cancellation);
        if (pieces.Count < 2)
            throw new CorpusException(
                $"The folder '{folder}' holds {(pieces.Count == 0 ? "no MIDI file" : "a single MIDI file")} " +
                $"({MidiFolder.ShownExtensions}); a corpus needs at least 2, one to learn from and one to be judged by.");
        if (Recognised(pieces, definitions) is { } known)
            return known(validation);
        var name = NameOf(folder, definitions);
        return new Corpus(name, "Not known to Nocturne: the files are your own.", $"The folder '{Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}'.",
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

    // a.mid and a.midi are two pieces; and names that no text can hold come out alike.
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

    // One file that cannot be opened, such as a link to nowhere, is no reason to do without the others: it is listed when it is to be read.
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

    private static bool HasMusic(CorpusPiece piece) => PieceReading.ScoreOf(piece) is { Notes.Count: > 0 };     // why not is said when it is encoded

    private static Func<IReadOnlyList<string>?, Corpus>? Recognised(List<CorpusPiece> pieces, CorpusDefinitions definitions)
    {
        var paths = pieces.ToLookup(piece => piece.Sha256, piece => piece.Path);
        foreach (var definition in definitions.All.Where(definition => definition.Pieces.Count == pieces.Count))
            if (definition.Pieces.All(piece => PathOf(piece) is not null))
                return validation => new KnownCorpus(definition, "").ToCorpus(validation, piece => PathOf(piece)!);
        return null;

        string? PathOf(PieceDefinition piece) =>
            paths[piece.Sha256].FirstOrDefault(path => Path.GetFileName(path).Equals(piece.FileName, StringComparison.OrdinalIgnoreCase));
    }

    // A folder that is called like a known corpus and is not that corpus must not go by its name.
    private static string NameOf(string folder, CorpusDefinitions definitions)
    {
        var name = SafeName.Of(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)));
        return definitions.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? name + "-folder" : name;
    }
}
