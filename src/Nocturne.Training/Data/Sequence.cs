namespace Nocturne.Training.Data;

/// <summary>A piece as a network sees it.</summary>
/// <param name="Inputs">What it is given at each step: a scaled value, or a token's number where the input is an embedding (exact up to 2^24).</param>
/// <param name="Targets">What it should answer at the step before: a scaled value, or a class's number where the head is categorical.</param>
public sealed record Sequence(float[] Inputs, float[] Targets)
{
    /// <summary>Number of steps.</summary>
    public int Length => Inputs.Length;
}
