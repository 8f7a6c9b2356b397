using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Benchmarks.Soak;

/// <summary>A way to compose on and on.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="share">Its share of a round's notes.</param>
internal abstract class Way(string name, double share) : IDisposable
{
    public string Name { get; } = name;

    public double Share { get; } = share;

    /// <summary>Composes some notes; those of one number are the same whenever they are composed.</summary>
    public abstract int[] Compose(int notes, int number);

    public abstract void Dispose();
}

/// <summary>Piece after piece, each by a composer of its own.</summary>
internal sealed class Pieces(MusicModel model, RunMode run, double share) : Way($"{run} {model.Card.Model.Head}".ToLowerInvariant(), share)
{
    public override int[] Compose(int notes, int number)
    {
        using var composer = new Composer(model, new ComposeOptions(notes, number, Temperature: 1, run));
        return composer.Compose(composer.SeedWindow());
    }

    public override void Dispose()
    {
    }
}

/// <summary>One piece without an end: its state is carried for as long as the process lives, whatever the number.</summary>
internal sealed class Endless(MusicModel model, double share) : Way("endless regression", share)
{
    private readonly ModelRunner _runner = model.CreateRunner(batch: 1, steps: 1);
    private readonly Random _random = new(0);

    public override int[] Compose(int notes, int number)
    {
        var tokens = new int[notes];
        for (var i = 0; i < notes; i++)
        {
            _runner.Run();
            _runner.CarryState();
            var output = _runner.Output[0];
            if (!float.IsFinite(output) || !Bounded(_runner.Hidden))
                throw new InvalidOperationException($"The endless piece ran away: output {output}.");
            tokens[i] = PitchEncoding.Token(output + (float)(model.Card.ResidualSpread * 2 * (_random.NextDouble() - 0.5)));
            _runner.Input[0] = PitchEncoding.Scaled(tokens[i]);
        }
        return tokens;
    }

    public override void Dispose() => _runner.Dispose();

    /// <summary>Whether a state is one that a GRU can have: it is a mean of numbers between -1 and 1.</summary>
    private static bool Bounded(ReadOnlySpan<float> state) => System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(state) is >= -1 and <= 1;
}
