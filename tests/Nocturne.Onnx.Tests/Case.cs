using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>What a network is given: the input [B, T], whole numbers where it is tokens, and the states before it, each [L, B, H].</summary>
internal sealed record Case(int Batch, int Steps, float[] Input, float[] Hidden, float[] Cell)
{
    /// <summary>The input as tokens.</summary>
    public long[] Tokens => Array.ConvertAll(Input, value => (long)value);

    /// <summary>Inputs in [0, 1], as scaled notes are, or tokens, and states in (-1, 1), none of them zero.</summary>
    public static Case Random(ModelSpec spec, int batch, int steps, int seed)
    {
        var random = new Random(seed);
        var state = spec.Layers * batch * spec.Hidden;
        return new Case(batch, steps,
            Numbers(batch * steps, () => spec.Input == InputKind.Embedding ? random.Next(spec.Vocabulary) : random.NextSingle()),
            Numbers(state, () => random.NextSingle() * 2 - 1),
            Numbers(spec.HasCellState ? state : 0, () => random.NextSingle() * 2 - 1));
    }

    /// <summary>The steps from one to another (not included), with the states given.</summary>
    public Case Part(int from, int to, float[] hidden, float[] cell) => new(Batch, to - from,
        [.. Enumerable.Range(0, Batch).SelectMany(row => Input[(row * Steps + from)..(row * Steps + to)])], hidden, cell);

    /// <summary>The last steps of an outcome's output.</summary>
    public float[] LastOutputs(Outcome whole, int steps)
    {
        var size = whole.Output.Length / (Batch * Steps);
        return [.. Enumerable.Range(1, Batch).SelectMany(row => whole.Output[((row * Steps - steps) * size)..(row * Steps * size)])];
    }

    private static float[] Numbers(int count, Func<float> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}

/// <summary>What a network gives: output [B, T, V] and the states after it, each [L, B, H].</summary>
internal sealed record Outcome(float[] Output, float[] Hidden, float[] Cell)
{
    /// <summary>The largest absolute difference to another outcome, over outputs and states.</summary>
    public double Difference(Outcome other) =>
        new[] { Largest(Output, other.Output), Largest(Hidden, other.Hidden), Largest(Cell, other.Cell) }.Max();

    private static double Largest(float[] one, float[] other)
    {
        one.Should().HaveCount(other.Length);
        return one.Zip(other, (a, b) => Math.Abs((double)a - b)).DefaultIfEmpty(0).Max();
    }
}
