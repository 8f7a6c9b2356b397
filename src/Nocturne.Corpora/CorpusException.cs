namespace Nocturne.Corpora;

/// <summary>A corpus or data set is unavailable or unusable. The message says what is wrong and what to do.</summary>
public sealed class CorpusException(string message) : Exception(message);
