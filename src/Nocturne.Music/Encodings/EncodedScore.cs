namespace Nocturne.Music.Encodings;

/// <summary>A score as tokens.</summary>
/// <param name="Tokens">Tokens, shape [N, F].</param>
/// <param name="NoteSteps">The step in which each encoded note begins, rising; notes of one step have one entry each.</param>
/// <param name="LeftOut">What the encoding cannot hold.</param>
public sealed record EncodedScore(int[] Tokens, IReadOnlyList<int> NoteSteps, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>How much was left out for a reason.</summary>
    public int CountLeftOut(string reason) => LeftOut.Where(part => part.Reason == reason).Sum(part => part.Count);
}
