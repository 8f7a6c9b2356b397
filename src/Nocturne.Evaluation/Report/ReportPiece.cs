namespace Nocturne.Evaluation.Report;

/// <summary>A piece of the corpus.</summary>
/// <param name="Name">Its name, such as <c>op15-no2</c>.</param>
/// <param name="IsValidation">Whether it was held back to validate.</param>
/// <param name="Tokens">Its notes as pitch tokens, shape [N].</param>
public sealed record ReportPiece(string Name, bool IsValidation, int[] Tokens);
