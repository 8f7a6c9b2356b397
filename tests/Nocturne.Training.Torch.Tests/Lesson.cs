using Nocturne.Models;

namespace Nocturne.Training.Torch.Tests;

/// <summary>A melody of tokens cut into a few batches, so that there is something to learn.</summary>
/// <param name="spec">The network that is to learn it.</param>
/// <param name="batch">Windows of a batch (B).</param>
/// <param name="window">Notes of a window (T).</param>
/// <param name="seed">Another one gives another melody.</param>
internal sealed class Lesson(ModelSpec spec, int batch = 4, int window = 6, int seed = 5)
{
    /// <summary>Different tokens.</summary>
    public const int Vocabulary = 13;

    private const int Batches = 8;

    private readonly (float[] Inputs, float[] Targets)[] _batches = Create(spec, batch, window, seed);

    /// <summary>A batch, over and over again from the first.</summary>
    public (float[] Inputs, float[] Targets) this[int step] => _batches[step % Batches];

    /// <summary>Has a learner take some steps and returns their losses.</summary>
    public double[] Teach(ILearner learner, int steps) =>
        [.. Enumerable.Range(0, steps).Select(step => learner.Train(this[step].Inputs, this[step].Targets))];

    private static (float[] Inputs, float[] Targets)[] Create(ModelSpec spec, int batch, int window, int seed)
    {
        var random = new Random(seed);
        var batches = new (float[] Inputs, float[] Targets)[Batches];
        foreach (ref var each in batches.AsSpan())
        {
            each = (new float[batch * window], new float[batch]);
            for (var row = 0; row < batch; row++)
            {
                var melody = Melody(random, window + 1);
                for (var step = 0; step < window; step++)
                    each.Inputs[row * window + step] = spec.Input == InputKind.Embedding ? melody[step] : melody[step] / (float)Vocabulary;
                each.Targets[row] = spec.Head == HeadKind.Categorical ? melody[window] : melody[window] / (float)Vocabulary;
            }
        }
        return batches;
    }

    // Up or down by a fixed step, now and then by another: neither noise nor wholly foreseeable.
    private static int[] Melody(Random random, int notes)
    {
        var (note, step) = (random.Next(Vocabulary), random.Next(1, 4));
        var melody = new int[notes];
        foreach (ref var each in melody.AsSpan())
            each = note = (note + (random.Next(8) == 0 ? 5 : step)) % Vocabulary;
        return melody;
    }
}
