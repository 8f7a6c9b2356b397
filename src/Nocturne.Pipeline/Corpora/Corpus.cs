namespace Nocturne.Pipeline.Corpora;

/// <summary>The music that an experiment learns from and is judged by.</summary>
/// <param name="Name">Its name, safe in file names.</param>
/// <param name="Licence">What is known of its licence, in one or two sentences.</param>
/// <param name="Provenance">Where the files come from, in one or two sentences.</param>
/// <param name="Pieces">The pieces by name (ordinal order), at least one of each <see cref="Split"/>.</param>
public sealed record Corpus(string Name, string Licence, string Provenance, IReadOnlyList<CorpusPiece> Pieces)
{
    /// <summary>What was found in its folder and is not in it, a phrase each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
