namespace Nocturne.Evaluation.Report;

/// <summary>The music that an experiment was trained on.</summary>
/// <param name="Name">Name of the corpus, such as <c>nocturnes</c>.</param>
/// <param name="Licence">What is known of its licence, in a sentence.</param>
/// <param name="Pieces">Its pieces.</param>
public sealed record ReportCorpus(string Name, string Licence, IReadOnlyList<ReportPiece> Pieces);
