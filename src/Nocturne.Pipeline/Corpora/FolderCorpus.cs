using Nocturne.Music.Midi;

namespace Nocturne.Pipeline.Corpora;

/// <summary>Any folder of MIDI files as a corpus.</summary>
internal static class FolderCorpus
{
    private static readonly string[] Extensions = [".mid", ".midi", ".rmi"];

    /// <summary>Takes a folder: as the known corpus whose files it holds, else as a corpus of its own.</summary>
    /// <param name="folder">The folder; files of its subfolders count too.</param>
    /// <param name="validation">Names of the validation pieces; a choice by name when <c>null</c>.</param>
    /// <param name="definitions">The known corpora.</param>
    /// <exception cref="CorpusException">The folder holds fewer than two different MIDI files, or <paramref name="validation"/> does not fit it.</exception>
    public static Corpus Take(string folder, IReadOnlyList<string>? validation, CorpusDefinitions definitions)
    {
        var pieces = Pieces(folder);
        if (pieces.Count < 2)
            throw new CorpusException($"The folder '{folder}' holds {(pieces.Count == 0 ? "no MIDI file" : "a single MIDI file")} (.mid, .midi, .rmi); a corpus needs at least 2, one to learn from and one to be judged by.");
        if (Recognised(pieces, definitions) is { } known)
            return known(validation);
        var name = NameOf(folder, definitions);
        return new Corpus(name, "Not known to Nocturne: the files are your own.", $"The folder '{Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}'.",
            validation is null ? ValidationChoice.ByHash(pieces, name, HasMusic) : ValidationChoice.ByName(pieces, validation, name));
    }

    private static List<CorpusPiece> Pieces(string folder)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pieces = new List<CorpusPiece>();
        foreach (var file in Files(folder))
        {
            var withoutExtension = Path.ChangeExtension(file, null);
            var name = names.Add(withoutExtension) ? withoutExtension : file;      // a.mid and a.midi are two pieces
            names.Add(name);
            var path = Path.Combine(folder, file);
            pieces.Add(new CorpusPiece(name, path, HashOf(path), Split.Training, name));
        }
        pieces.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name));
        return pieces;
    }

    // One file that cannot be opened, such as a link to nowhere, is no reason to do without the others: it is listed when it is to be read.
    private static string HashOf(string path)
    {
        try
        {
            return FileHash.OfFile(path) ?? OfUnreadable();
        }
        catch (CorpusException)
        {
            return OfUnreadable();
        }

        string OfUnreadable() => Sha256Hex.OfText(path);
    }

    private static bool HasMusic(CorpusPiece piece)
    {
        try
        {
            return MidiReader.Read(piece.Path, MidiProfile.Salvage).Score.Notes.Count > 0;
        }
        catch (Exception error) when (error is MidiFormatException or IOException or UnauthorizedAccessException)
        {
            return false;               // why is said when it is encoded
        }
    }

    /// <summary>Paths below the folder, with '/', in ordinal order.</summary>
    private static List<string> Files(string folder)
    {
        try
        {
            // Hidden files are left out: macOS leaves "._name.mid" beside the real ones.
            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, MaxRecursionDepth = 16 };
            return [.. Directory.EnumerateFiles(folder, "*", options)
                .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The folder '{folder}' cannot be read: {error.Message}");
        }
    }

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
