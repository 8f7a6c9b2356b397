using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>All that a stage is given.</summary>
/// <param name="files">Where everything is.</param>
/// <param name="experiment">What is to be done.</param>
/// <param name="options">What the caller asked for beside it.</param>
/// <param name="voice">What the stage says.</param>
/// <param name="clock">Time.</param>
/// <param name="cancellation">Asks the stage to stop.</param>
internal sealed class StageContext(
    Workspace files, Experiment experiment, StageOptions options, Voice voice, TimeProvider clock, CancellationToken cancellation)
{
    private CorpusStore _store = new(files.CorpusDefinitions, files.Corpora, voice.Say, time: clock);
    private long _began = clock.GetTimestamp();
    private Corpus? _corpus;

    public Workspace Files => files;

    public Experiment Experiment => experiment;

    public StageOptions Options => options;

    public Voice Voice => voice;

    public TimeProvider Clock => clock;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Time since the call began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <summary>The corpus as it is on this machine; nothing is downloaded.</summary>
    /// <exception cref="CorpusException">It is not here.</exception>
    public Corpus Corpus => _corpus ??= _store.Find(options.Corpus, experiment.Corpus, experiment.Data.Validation, cancellation);

    /// <summary>The corpus where it was found already; nobody looks for it.</summary>
    public Corpus? KnownCorpus => _corpus;

    /// <summary>Folder of the encoded corpus.</summary>
    public string DatasetFolder => files.Dataset(Corpus.Name, experiment.EncodingName);

    /// <summary>Gets the corpus onto this machine, by download or composition where it is not here.</summary>
    public Corpus PrepareCorpus() => _corpus = _store.Prepare(options.Corpus, experiment.Corpus, experiment.Data.Validation, cancellation);

    /// <summary>The same for another experiment.</summary>
    public StageContext For(Experiment other) => new(files, other, options, voice, clock, cancellation);

    /// <summary>The same with another way to be stopped.</summary>
    public StageContext With(CancellationToken other) => new(files, experiment, options, voice, clock, other) { _corpus = _corpus, _store = _store, _began = _began };
}
