namespace Nocturne.Corpora;

/// <summary>The music of an experiment, for training and validation.</summary>
/// <param name="Name">Its name, safe in file names.</param>
/// <param name="Licence">What is known of its licence, in one or two sentences.</param>
/// <param name="Provenance">Where the files come from, in one or two sentences.</param>
/// <param name="Pieces">The pieces in ordinal order of their names, at least one of each <see cref="Split"/>.</param>
public sealed record Corpus(string Name, string Licence, string Provenance, IReadOnlyList<CorpusPiece> Pieces)
{
    /// <summary>What was left out of its folder and why, a phrase each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether the licence allows commercial use, or <c>null</c> if that is unknown.</summary>
    public bool? CommercialUse { get; init; }
}
