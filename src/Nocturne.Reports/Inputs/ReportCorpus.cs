namespace Nocturne.Reports.Inputs;

/// <summary>The music that an experiment was trained on.</summary>
/// <param name="Name">Name of the corpus, such as <c>nocturnes</c>.</param>
/// <param name="Licence">What is known of its licence, in a sentence.</param>
/// <param name="Pieces">Its pieces.</param>
public sealed record ReportCorpus(string Name, string Licence, IReadOnlyList<ReportPiece> Pieces)
{
    /// <summary>The pieces that the networks were trained on.</summary>
    internal IReadOnlyList<ReportPiece> Training => [.. Pieces.Where(piece => !piece.IsValidation)];

    /// <summary>The held-out pieces.</summary>
    internal IReadOnlyList<ReportPiece> Validation => [.. Pieces.Where(piece => piece.IsValidation)];
}
