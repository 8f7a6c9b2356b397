using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>Weights before training.</summary>
public static class WeightInitializer
{
    /// <summary>
    /// PyTorch's defaults: everything uniform in ±1/√H, but for an embedding, which is normal with mean 0 and deviation 1.
    /// For the head, which it fills by Kaiming's rule with a = √5, that is the same bound, since its inputs are the H units.
    /// </summary>
    /// <param name="spec">The network.</param>
    /// <param name="seed">Seed; the same one gives the same weights.</param>
    public static Weights Create(ModelSpec spec, int seed)
    {
        var random = new Random(seed);
        var bound = 1 / Math.Sqrt(spec.Hidden);
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
        {
            var values = weights[parameter.Name];
            var isEmbedding = parameter.Name == "embedding.weight";
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)(isEmbedding ? Normal(random) : (2 * random.NextDouble() - 1) * bound);
        }
        return weights;
    }

    // Box and Muller 1958; 1 - u, so that the logarithm is finite.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
