namespace Nocturne.Corpora;

/// <summary>Provides corpora: defined ones, and any folder of MIDI files.</summary>
/// <param name="definitionsFolder">Folder of the definitions, <c>data/corpora</c> in the repository.</param>
/// <param name="corporaFolder">Folder of downloaded and composed corpora, <c>artifacts/corpora</c>.</param>
/// <param name="say">Receives lines for the user: progress, provenance, licence.</param>
/// <param name="network">Carries downloads, or <c>null</c> for the default, which uses the proxy of the environment.</param>
/// <param name="time">Clock of the pauses between attempts, or <c>null</c> for the system's.</param>
public sealed class CorpusStore(
    string definitionsFolder, string corporaFolder, Action<string> say, HttpMessageHandler? network = null, TimeProvider? time = null)
{
    // Composed by Nocturne, so it needs no network.
    private const string Fallback = "etudes";

    private const int MaxLines = 5;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private (string Folder, IReadOnlyList<string>? Validation, Corpus Corpus)? _found;

    /// <summary>Downloads or composes a corpus, or reads a folder of MIDI files.</summary>
    /// <param name="nameOrFolder">
    /// Name of a defined corpus, or a folder, or <c>null</c> for the default, and <c>etudes</c> if that cannot be downloaded.
    /// </param>
    /// <param name="defaultName">Name of the default corpus.</param>
    /// <param name="validation">Names of the validation pieces, or <c>null</c> for the definition's, or for a choice in a folder.</param>
    /// <param name="cancellation">Stops the work; finished files are kept.</param>
    /// <exception cref="CorpusException">The corpus is unavailable or unusable.</exception>
    public Corpus Prepare(string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation, CancellationToken cancellation)
    {
        var definitions = new CorpusDefinitions(definitionsFolder);
        if (nameOrFolder is not null && !definitions.Has(nameOrFolder))
        {
            // A stage has just found it to see whether anything changed: avoid hashing every file again.
            var found = _found is { } last && last.Folder == nameOrFolder && last.Validation == validation ? last.Corpus : null;
            _found = null;
            return Announced(found ?? Take(nameOrFolder, validation, definitions, cancellation));
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
            say($"WARNING: using '{Fallback}', which Nocturne composes itself, instead of '{defaultName}'.");
            known = Known(Fallback, definitions);
            Complete(known, cancellation);
        }
        return Announced(known.ToCorpus(validation));
    }

    /// <summary>Finds a corpus without downloading or composing, for the stages after the first.</summary>
    /// <param name="nameOrFolder">
    /// Name of a corpus, or a folder, or <c>null</c> for the default, and <c>etudes</c> if that is incomplete.
    /// </param>
    /// <param name="defaultName">Name of the default corpus.</param>
    /// <param name="validation">As for <see cref="Prepare"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CorpusException">The corpus is missing or unusable.</exception>
    public Corpus Find(
        string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation, CancellationToken cancellation = default)
    {
        var definitions = new CorpusDefinitions(definitionsFolder);
        if (nameOrFolder is not null && !definitions.Has(nameOrFolder))
        {
            var corpus = Take(nameOrFolder, validation, definitions, cancellation);
            _found = (nameOrFolder, validation, corpus);
            return corpus;
        }
        string[] names = nameOrFolder is not null ? [nameOrFolder] : [defaultName, .. definitions.Names.Where(name => name == Fallback)];
        var complete = names.Select(name => Known(name, definitions)).FirstOrDefault(known => known.Missing().Count == 0);
        return complete?.ToCorpus(validation) ?? throw new CorpusException(
            $"The corpus '{names[0]}' is incomplete in '{corporaFolder}'. Run ./build.sh --target=Preprocess");
    }

    private void Complete(KnownCorpus known, CancellationToken cancellation) =>
        new CorpusMaker(say, network, _time).Complete(known, cancellation);

    private Corpus Take(string folder, IReadOnlyList<string>? validation, CorpusDefinitions definitions, CancellationToken cancellation) =>
        FolderCorpus.Read(
            Folder(folder, definitions), validation, definitions, count => new Countdown("corpus: hashing", count, say, _time),
            cancellation);

    private KnownCorpus Known(string name, CorpusDefinitions definitions) => new(definitions.Read(name), Path.Combine(corporaFolder, name));

    private Corpus Announced(Corpus corpus)
    {
        var validationPieces = corpus.Pieces.Count(piece => piece.Split == Split.Validation);
        say($"corpus {corpus.Name}: {corpus.Pieces.Count - validationPieces} pieces for training, {validationPieces} for validation");
        SayFirst(corpus.LeftOut.Select(what => $"left out: {what}"));
        SayFirst(from same in corpus.Pieces.GroupBy(piece => piece.Sha256, piece => piece.Name)
                 where same.Count() > 1
                 let more = same.Count() > MaxLines ? $" and {same.Count() - MaxLines} more" : ""
                 select $"same bytes, so in the same split: {string.Join(", ", same.Take(MaxLines))}{more}");
        say($"  provenance: {corpus.Provenance}");
        say($"  licence: {corpus.Licence}");
        return corpus;
    }

    private void SayFirst(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        foreach (var line in all.Take(MaxLines))
            say($"  {TerminalText.OneLine(line)}");         // file names must not control the terminal
        if (all.Count > MaxLines)
            say($"  and {all.Count - MaxLines:N0} more");
    }

    private static string Folder(string folder, CorpusDefinitions definitions)
    {
        if (Directory.Exists(folder))
            return folder;
        if (File.Exists(folder))
            throw new CorpusException(
                $"'{folder}' is a file; --corpus needs a folder of MIDI files or the name of a corpus ({definitions.Known}).");
        var isName = definitions.Names.Count > 0 && Path.GetFileName(folder) == folder;
        var nearest = isName ? $" Did you mean '{NearestName.Of(folder, definitions.Names)}'?" : "";
        throw new CorpusException($"There is no corpus and no folder '{folder}'; {definitions.Known}.{nearest}");
    }

    private static CorpusException NotDownloaded(KnownCorpus known, DownloadException error) => new(
        $"The corpus '{known.Definition.Name}' cannot be downloaded: {error.Message}. " +
        $"{known.Definition.Pieces.Count - known.Missing().Count} of {known.Definition.Pieces.Count} files exist. " +
        $"--corpus={Fallback} (composed by Nocturne) and --corpus=FOLDER (your own MIDI files) work without a network.");
}
