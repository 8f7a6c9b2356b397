namespace Nocturne.Pipeline.Corpora;

/// <summary>The corpora of this machine: known ones by their definitions, and any folder of MIDI files.</summary>
/// <param name="definitionsFolder">Folder of the definitions, <c>data/corpora</c> in the repository.</param>
/// <param name="corporaFolder">Folder that downloaded and composed corpora go to, <c>artifacts/corpora</c>.</param>
/// <param name="say">Takes lines for the user: progress, provenance, licence.</param>
/// <param name="network">What carries downloads; .NET's own, with the proxy of the environment, when <c>null</c>.</param>
public sealed class CorpusStore(string definitionsFolder, string corporaFolder, Action<string> say, HttpMessageHandler? network = null)
{
    /// <summary>Makes a corpus be there: downloads, composes, or takes a folder of MIDI files.</summary>
    /// <param name="nameOrFolder">
    /// Name of a known corpus, or a folder; <c>null</c> takes the default, and <c>etudes</c> where the default cannot be had for want of network.
    /// </param>
    /// <param name="defaultName">Name of the corpus to take when none is named.</param>
    /// <param name="validation">Names of the validation pieces; the definition's own, or a choice by name for a folder, when <c>null</c>.</param>
    /// <param name="cancellation">Ends the work; files that are whole stay.</param>
    /// <exception cref="CorpusException">The corpus cannot be had or is no use.</exception>
    public Corpus Prepare(string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation, CancellationToken cancellation) =>
        throw new CorpusException($"{definitionsFolder} {corporaFolder} {say} {network} {nameOrFolder} {defaultName} {validation} {cancellation}");

    /// <summary>The same corpus without any download or composing: what stages after the first use.</summary>
    /// <param name="nameOrFolder">Name of a known corpus, or a folder; <c>null</c> takes the default if it is there whole, else <c>etudes</c> if that is.</param>
    /// <param name="defaultName">Name of the corpus to take when none is named.</param>
    /// <param name="validation">As for <see cref="Prepare"/>.</param>
    /// <exception cref="CorpusException">The corpus is not there or is no use.</exception>
    public Corpus Find(string? nameOrFolder, string defaultName, IReadOnlyList<string>? validation) =>
        throw new CorpusException($"{definitionsFolder} {nameOrFolder} {defaultName} {validation}");
}
