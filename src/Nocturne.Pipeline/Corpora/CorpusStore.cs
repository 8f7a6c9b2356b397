namespace Nocturne.Pipeline.Corpora;

/// <summary>The corpora of this machine: known ones by their definitions, and any folder of MIDI files.</summary>
/// <param name="definitionsFolder">Folder of the definitions, <c>data/corpora</c> in the repository.</param>
/// <param name="corporaFolder">Folder that downloaded and composed corpora go to, <c>artifacts/corpora</c>.</param>
/// <param name="say">Takes lines for the user: progress, provenance, licence.</param>
/// <param name="network">What carries downloads; .NET's own, with the proxy of the environment, when <c>null</c>.</param>
/// <param name="time">Clock of the pauses between tries; the system's when <c>null</c>.</param>
public sealed class CorpusStore(
    string definitionsFolder, string corporaFolder, Action<string> say, HttpMessageHandler? network = null, TimeProvider? time = null)
{
    // Composed by Nocturne, so it can always be had.
    private const string Fallback = "etudes";

    private const int MostLines = 5;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private (string Folder, IReadOnlyList<string>? Validation, Corpus Corpus)? _found;

    /// <summary>Makes a corpus be there: downloads, composes, or takes a folder of MIDI files.</summary>
    /// <param name="nameOrFolder">
    /// Name of a known corpus, or a folder; <c>null</c> takes the default, and <c>etudes</c> where the default cannot be downloaded.
    /// </param>
    /// <param name="defaultName">Name of the corpus to take when none is named.</param>
    /// <param name="validation">Names of the validation pieces; the definition's own, or a choice by name for a folder, when <c>null</c>.</param>
    /// <param name="cancellation">Ends the work; files that are whole stay.</param>
    /// <exception cref="CorpusException">The corpus cannot be had or is no use.</exception>
    public Corpus Prepare(string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation, CancellationToken cancellation)
    {
        var definitions = new CorpusDefinitions(definitionsFolder);
        if (nameOrFolder is not null && !definitions.Has(nameOrFolder))
        {
            // A stage has just found it to see whether anything changed: every file need not be hashed a second time.
            var found = _found is { } last && last.Folder == nameOrFolder && last.Validation == validation ? last.Corpus : null;
            _found = null;
            return Introduced(found ?? Take(nameOrFolder, validation, definitions, cancellation));
        }
        var known = Known(nameOrFolder ?? defaultName, definitions);
        try
        {
            Complete(known, cancellation);
        }
        catch (DownloadException error)
        {
            if (nameOrFolder is not null || defaultName == Fallback || !definitions.Has(Fallback))
                throw NotDownloaded(known, error);
            say($"WARNING: {NotDownloaded(known, error).Message}");
            say($"WARNING: going on with '{Fallback}', pieces that Nocturne composes itself, instead of '{defaultName}'.");
            known = Known(Fallback, definitions);
            Complete(known, cancellation);
        }
        return Introduced(known.ToCorpus(validation));
    }

    /// <summary>The same corpus without any download or composing: what stages after the first use.</summary>
    /// <param name="nameOrFolder">Name of a known corpus, or a folder; <c>null</c> takes the default if it is there whole, else <c>etudes</c> if that is.</param>
    /// <param name="defaultName">Name of the corpus to take when none is named.</param>
    /// <param name="validation">As for <see cref="Prepare"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="CorpusException">The corpus is not there or is no use.</exception>
    public Corpus Find(string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation, CancellationToken cancellation = default)
    {
        var definitions = new CorpusDefinitions(definitionsFolder);
        if (nameOrFolder is not null && !definitions.Has(nameOrFolder))
        {
            var corpus = Take(nameOrFolder, validation, definitions, cancellation);
            _found = (nameOrFolder, validation, corpus);
            return corpus;
        }
        string[] names = nameOrFolder is not null ? [nameOrFolder] : [defaultName, .. definitions.Names.Where(name => name == Fallback)];
        var whole = names.Select(name => Known(name, definitions)).FirstOrDefault(known => known.Missing().Count == 0);
        return whole?.ToCorpus(validation) ?? throw new CorpusException(
            $"The corpus '{names[0]}' is not whole in '{corporaFolder}'; './build.sh --target=Preprocess' gets it.");
    }

    private void Complete(KnownCorpus known, CancellationToken cancellation) => new CorpusMaker(say, network, _time).Complete(known, cancellation);

    private Corpus Take(string folder, IReadOnlyList<string>? validation, CorpusDefinitions definitions, CancellationToken cancellation) =>
        FolderCorpus.Take(Folder(folder, definitions), validation, definitions, count => new Countdown("corpus: hashing", count, say, _time), cancellation);

    private KnownCorpus Known(string name, CorpusDefinitions definitions) => new(definitions.Read(name), Path.Combine(corporaFolder, name));

    private Corpus Introduced(Corpus corpus)
    {
        var validationPieces = corpus.Pieces.Count(piece => piece.Split == Split.Validation);
        say($"corpus {corpus.Name}: {corpus.Pieces.Count - validationPieces} pieces for training, {validationPieces} for validation");
        SayFirst(corpus.LeftOut.Select(what => $"left out: {what}"));
        SayFirst(corpus.Pieces.GroupBy(piece => piece.Sha256).Where(group => group.Count() > 1)
            .Select(same => $"the same bytes, so on the same side: {string.Join(", ", same.Take(MostLines).Select(piece => piece.Name))}{(same.Count() > MostLines ? $" and {same.Count() - MostLines} more" : "")}"));
        say($"  provenance: {corpus.Provenance}");
        say($"  licence: {corpus.Licence}");
        return corpus;
    }

    private void SayFirst(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        foreach (var line in all.Take(MostLines))
            say($"  {string.Concat(line.Select(c => char.IsControl(c) ? '?' : c))}");         // names of files: they must not steer the terminal
        if (all.Count > MostLines)
            say($"  and {all.Count - MostLines:N0} more like these");
    }

    private static string Folder(string folder, CorpusDefinitions definitions)
    {
        if (Directory.Exists(folder))
            return folder;
        if (File.Exists(folder))
            throw new CorpusException($"'{folder}' is a file; --corpus takes a folder of MIDI files or the name of a corpus ({definitions.Known}).");
        var nearest = definitions.Names.Count == 0 || Path.GetFileName(folder) != folder ? "" : $" Did you mean '{NearestName.Of(folder, definitions.Names)}'?";
        throw new CorpusException($"There is neither a corpus nor a folder '{folder}'; {definitions.Known}.{nearest}");
    }

    private static CorpusException NotDownloaded(KnownCorpus known, DownloadException error) => new(
        $"The corpus '{known.Definition.Name}' cannot be downloaded: {error.Message}. " +
        $"{known.Definition.Pieces.Count - known.Missing().Count} of {known.Definition.Pieces.Count} files are there. " +
        $"--corpus={Fallback} (composed by Nocturne) and --corpus=FOLDER (your own MIDI files) work without network.");
}
