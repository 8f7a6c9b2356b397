namespace Nocturne.Training.Data;

/// <summary>The tokens of a piece.</summary>
/// <param name="Tokens">Tokens, shape [N, F].</param>
/// <param name="Fields">Number of fields of a token (F), 1 or more.</param>
public sealed record TokenSequence(int[] Tokens, int Fields = 1)
{
    /// <summary>Number of steps (N).</summary>
    public int Length => Tokens.Length / Fields;

    /// <summary>Consecutive steps, shape [count, F].</summary>
    public ReadOnlySpan<int> Steps(int start, int count) => Tokens.AsSpan(start * Fields, count * Fields);
}
