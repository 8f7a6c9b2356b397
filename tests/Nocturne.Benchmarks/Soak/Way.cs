using System.Numerics.Tensors;
using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Models;

namespace Nocturne.Benchmarks.Soak;

/// <summary>A way to compose during the soak test.</summary>
/// <param name="name">Name in the report.</param>
/// <param name="share">Share of the notes of a round.</param>
internal abstract class Way(string name, double share) : IDisposable
{
    public string Name { get; } = name;

    public double Share { get; } = share;

    /// <summary>Composes some notes.</summary>
    public abstract int[] Compose(int notes, int number);

    public abstract void Dispose();
}

/// <summary>Composes separate pieces, each with a new composer. The number is the seed, so the same number gives the same piece.</summary>
internal sealed class Pieces(MusicModel model, RunMode run, double share)
    : Way($"{run} {model.Card.Model.Heads[0].Kind}".ToLowerInvariant(), share)
{
    public override int[] Compose(int notes, int number)
    {
        using var composer = new Composer(model, new ComposeSettings(notes, number, run));
        return composer.Compose(composer.SeedWindow());
    }

    public override void Dispose()
    {
    }
}

/// <summary>Continues one endless piece. The state is carried for the lifetime of the process; the number is ignored.</summary>
internal sealed class Endless(MusicModel model, double share) : Way("endless regression", share)
{
    private readonly ModelRunner _runner = model.CreateRunner(batch: 1, steps: 1);
    private readonly Random _random = new(0);

    public override int[] Compose(int notes, int number)
    {
        var (tokens, spread, tokenOf) = (new int[notes], model.Card.ResidualSpreads[0], model.Encoding.Fields[0].TokenOf!);
        for (var i = 0; i < notes; i++)
        {
            _runner.Run();
            _runner.CarryState();
            var output = _runner.Scores(0)[0];
            if (!float.IsFinite(output) || !IsBounded(_runner.Hidden))
                throw new InvalidOperationException($"The endless piece diverged: output {output}.");
            tokens[i] = tokenOf(output + (float)(spread * 2 * (_random.NextDouble() - 0.5)));
            _runner.Tokens[0] = tokens[i];
        }
        return tokens;
    }

    public override void Dispose() => _runner.Dispose();

    // The state of a GRU is a weighted mean of values between -1 and 1.
    private static bool IsBounded(ReadOnlySpan<float> state) => TensorPrimitives.MaxMagnitude(state) is >= -1 and <= 1;
}
