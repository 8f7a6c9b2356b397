namespace Nocturne.Music.Encodings;

/// <summary>Encodings by name: built from music, or restored from what was kept of them.</summary>
public static class EncodingFactory
{
    /// <summary>The names there are, as experiments and model cards have them.</summary>
    public static IReadOnlyList<string> Names { get; } = [PitchEncoding.EncodingName, EnumeratedEncoding.EncodingName];

    /// <summary>Builds an encoding.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="parameters">What it is told.</param>
    /// <param name="trainingScores">The training pieces in order; an encoding that enumerates meets its classes here, others don't look.</param>
    /// <exception cref="ArgumentException">There is no such encoding, it has no such parameter, or the pieces hold nothing to enumerate.</exception>
    public static IEncoding Build(string name, EncodingParameters parameters, IEnumerable<Score> trainingScores) => name switch
    {
        PitchEncoding.EncodingName => Pitch(parameters),
        EnumeratedEncoding.EncodingName => EnumeratedEncoding.Build(trainingScores, parameters.Octaves),
        _ => throw Unknown(name),
    };

    /// <summary>Restores an encoding that was built before.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="parameters">What it was told: its <see cref="IEncoding.Parameters"/>.</param>
    /// <param name="vocabulary">Its <see cref="IEncoding.Vocabulary"/>.</param>
    /// <exception cref="ArgumentException">There is no such encoding, it has no such parameter, or the vocabulary is missing, not its own, or damaged.</exception>
    public static IEncoding Restore(string name, EncodingParameters parameters, IReadOnlyList<string>? vocabulary) => (name, vocabulary) switch
    {
        (PitchEncoding.EncodingName, null) => Pitch(parameters),
        (PitchEncoding.EncodingName, _) => throw new ArgumentException($"The encoding '{name}' has no vocabulary, but one is given."),
        (EnumeratedEncoding.EncodingName, null) => throw new ArgumentException($"The encoding '{name}' needs its vocabulary."),
        (EnumeratedEncoding.EncodingName, _) => new EnumeratedEncoding(vocabulary, parameters.Octaves),
        _ => throw Unknown(name),
    };

    private static PitchEncoding Pitch(EncodingParameters parameters) => parameters.Octaves
        ? throw new ArgumentException($"The encoding '{PitchEncoding.EncodingName}' has no parameter 'octaves'.")
        : new PitchEncoding();

    private static ArgumentException Unknown(string name) => new($"There is no encoding '{name}'; use {string.Join(" or ", Names)}.");
}
