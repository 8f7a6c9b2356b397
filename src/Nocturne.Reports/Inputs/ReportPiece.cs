namespace Nocturne.Reports.Inputs;

/// <summary>A piece of the corpus.</summary>
/// <param name="Name">Its name, such as <c>op15-no2</c>.</param>
/// <param name="IsValidation">Whether it was held out for validation.</param>
/// <param name="Tokens">Its tokens, shape [N].</param>
public sealed record ReportPiece(string Name, bool IsValidation, int[] Tokens);
