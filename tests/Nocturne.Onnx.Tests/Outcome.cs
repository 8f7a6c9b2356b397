namespace Nocturne.Onnx.Tests;

/// <summary>Outputs of a network: scores of each head, [B, T, V], and the states after the last step, each [L, B, H].</summary>
internal sealed record Outcome(float[][] Scores, float[] Hidden, float[] Cell)
{
    /// <summary>Returns the largest absolute difference from another outcome, over scores and states.</summary>
    public double Difference(Outcome other)
    {
        Scores.Should().HaveSameCount(other.Scores);
        return Scores.Zip(other.Scores, Largest).Append(Largest(Hidden, other.Hidden)).Append(Largest(Cell, other.Cell)).Max();
    }

    private static double Largest(float[] one, float[] other)
    {
        one.Should().HaveCount(other.Length);
        return one.Zip(other, (a, b) => Math.Abs((double)a - b)).DefaultIfEmpty(0).Max();
    }
}
