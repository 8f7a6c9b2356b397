using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Testing.Torch;

/// <summary>Melodies of tokens, cut into a few batches, as material to learn from.</summary>
public sealed class Lesson
{
    /// <summary>Number of tokens in the first field.</summary>
    public const int Vocabulary = 13;

    private const int Batches = 8;

    private readonly int _rows, _steps;
    private readonly BatchKind _kind;
    private readonly (int[] Tokens, int[] Lengths, bool[] Continues)[] _batches = new (int[], int[], bool[])[Batches];

    /// <summary>Creates the batches.</summary>
    /// <param name="spec">Network that learns from them.</param>
    /// <param name="rows">Rows of a batch (B).</param>
    /// <param name="steps">Steps of a batch (T), 3 or more.</param>
    /// <param name="kind">Kind of batch. In streams and pieces some rows are short.</param>
    /// <param name="seed">Seed of the melodies.</param>
    public Lesson(ModelSpec spec, int rows = 4, int steps = 6, BatchKind kind = BatchKind.Windows, int seed = 5)
    {
        (_rows, _steps, _kind) = (rows, steps, kind);
        foreach (ref var batch in _batches.AsSpan())
            batch = (new int[rows * (steps + 1) * spec.Fields], new int[rows], new bool[rows]);
        var random = new Random(seed);
        for (var row = 0; row < rows; row++)
            Fill(row, Melody(random, Batches * steps + 1), spec);
    }

    /// <summary>Returns the batch of a step. The batches repeat.</summary>
    public Batch this[int step] => new()
    {
        Tokens = _batches[step % Batches].Tokens,
        Rows = _rows,
        Steps = _steps,
        FirstScored = _kind == BatchKind.Windows ? _steps - 1 : 0,
        Lengths = _batches[step % Batches].Lengths,
        Continues = _kind == BatchKind.Streams ? _batches[step % Batches].Continues : [],
    };

    /// <summary>Returns the constants of scalar fields, and <c>null</c> for other fields.</summary>
    public static float[]?[] Values(ModelSpec spec) =>
        [.. spec.Inputs.Select((input, field) => spec.HasValues(field) ? Shares(input.Vocabulary) : null)];

    /// <summary>Trains for some steps and returns their mean losses.</summary>
    public double[] Teach(ILearner learner, int steps, int first = 0, double rate = 1e-3)
    {
        var losses = new double[steps];
        for (var step = 0; step < steps; step++)
            losses[step] = learner.Train(this[first + step], new StepSettings(rate, Seed: 7)).Mean;
        return losses;
    }

    private static float[] Shares(int vocabulary) => [.. Enumerable.Range(0, vocabulary).Select(token => token / (float)vocabulary)];

    private void Fill(int row, int[] melody, ModelSpec spec)
    {
        for (var index = 0; index < Batches; index++)
        {
            var (tokens, lengths, continues) = _batches[index];
            lengths[row] = _kind != BatchKind.Windows && (index + row) % 3 == 2 ? _steps - 2 : _steps;
            continues[row] = index > 0 && _batches[index - 1].Lengths[row] == _steps;
            for (var step = 0; step <= lengths[row]; step++)
                for (var field = 0; field < spec.Fields; field++)
                    tokens[(row * (_steps + 1) + step) * spec.Fields + field] =
                        (melody[index * _steps + step] * (field + 1) + field * step) % spec.Inputs[field].Vocabulary;
        }
    }

    // Moves by a fixed step, occasionally by another, so that the melody is neither noise nor fully predictable.
    private static int[] Melody(Random random, int notes)
    {
        var (note, step) = (random.Next(Vocabulary), random.Next(1, 4));
        var melody = new int[notes];
        foreach (ref var each in melody.AsSpan())
            each = note = (note + (random.Next(8) == 0 ? 5 : step)) % Vocabulary;
        return melody;
    }
}
