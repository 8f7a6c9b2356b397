using Nocturne.Corpora;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>The environment of a stage.</summary>
/// <param name="files">The workspace.</param>
/// <param name="experiment">The experiment.</param>
/// <param name="options">Options of the command line.</param>
/// <param name="voice">Where to print.</param>
/// <param name="clock">The clock.</param>
/// <param name="cancellation">Asks the stage to stop.</param>
internal sealed class StageContext(
    Workspace files, Experiment experiment, StageOptions options, Voice voice, TimeProvider clock, CancellationToken cancellation)
{
    private CorpusStore _store = new(files.CorpusDefinitions, files.Corpora, voice.Say, time: clock);
    private Corpus? _corpus;

    /// <summary>The workspace.</summary>
    public Workspace Files => files;

    /// <summary>The experiment.</summary>
    public Experiment Experiment => experiment;

    /// <summary>Options of the command line.</summary>
    public StageOptions Options => options;

    /// <summary>Where to print.</summary>
    public Voice Voice => voice;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Asks the stage to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The corpus as it is on this machine. Nothing is downloaded.</summary>
    /// <exception cref="CorpusException">The corpus is not on this machine.</exception>
    public Corpus Corpus => _corpus ??= _store.Find(options.Corpus, experiment.Corpus, experiment.Data.Validation, cancellation);

    /// <summary>The corpus if it has already been found, otherwise <c>null</c>. Does not search for it.</summary>
    public Corpus? KnownCorpus => _corpus;

    /// <summary>Folder of the encoded corpus.</summary>
    public string DatasetFolder => files.Dataset(Corpus.Name, experiment.EncodingName);

    /// <summary>Gets the corpus, and downloads or composes it if it is not on this machine.</summary>
    public Corpus PrepareCorpus() => _corpus = _store.Prepare(options.Corpus, experiment.Corpus, experiment.Data.Validation, cancellation);

    /// <summary>Creates the same context for another experiment.</summary>
    public StageContext For(Experiment other) => new(files, other, options, voice, clock, cancellation);

    /// <summary>Creates the same context with another cancellation token.</summary>
    public StageContext With(CancellationToken other) =>
        new(files, experiment, options, voice, clock, other) { _corpus = _corpus, _store = _store };
}
