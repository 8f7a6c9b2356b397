using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>Inputs of a network.</summary>
/// <param name="Batch">Number of sequences (B).</param>
/// <param name="Steps">Number of steps (T).</param>
/// <param name="Tokens">Tokens, shape [B, T, F].</param>
/// <param name="Note">Fields of the next step, in the order of the heads without the last one, shape [B, T, heads - 1].</param>
/// <param name="Hidden">Hidden state before the first step, shape [L, B, H].</param>
/// <param name="Cell">Cell state before the first step, shape [L, B, H]; empty unless the cell is an LSTM.</param>
internal sealed record Case(int Batch, int Steps, long[] Tokens, long[] Note, float[] Hidden, float[] Cell)
{
    /// <summary>Creates random tokens and states in (-1, 1).</summary>
    public static Case Random(ModelSpec spec, int batch, int steps, int seed)
    {
        var random = new Random(seed);
        var state = spec.Layers * batch * spec.Hidden;
        return new Case(batch, steps,
            Draws(Enumerable.Range(0, spec.Fields)), Draws(spec.Heads.SkipLast(1).Select(head => head.Field)),
            Floats(state), Floats(spec.HasCellState ? state : 0));

        long[] Draws(IEnumerable<int> fields) => [.. Enumerable.Range(0, batch * steps)
            .SelectMany(_ => fields.Select(field => (long)random.Next(spec.Inputs[field].Vocabulary)))];
        float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    /// <summary>Returns a range of steps (end exclusive) with other initial states.</summary>
    public Case Part(int from, int to, float[] hidden, float[] cell) =>
        new(Batch, to - from, Cut(Tokens, from, to), Cut(Note, from, to), hidden, cell);

    /// <summary>Returns the same range of scores, shape [B, T, V].</summary>
    public T[] Cut<T>(T[] values, int from, int to)
    {
        var size = values.Length / (Batch * Steps);
        return [.. Enumerable.Range(0, Batch).SelectMany(row => values[((row * Steps + from) * size)..((row * Steps + to) * size)])];
    }
}
