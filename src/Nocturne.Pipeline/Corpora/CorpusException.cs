namespace Nocturne.Pipeline.Corpora;

/// <summary>A corpus that cannot be had, or that is no use. The message says what was found and what to do.</summary>
public sealed class CorpusException(string message) : Exception(message);
