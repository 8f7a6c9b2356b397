using Nocturne.Models;

namespace Nocturne.Training.Contract;

/// <summary>Creates the weights that a training starts with.</summary>
public static class WeightInitializer
{
    /// <summary>Creates random weights by PyTorch's defaults.</summary>
    /// <remarks>
    /// Embeddings are normal with mean 0 and standard deviation 1, recurrent layers uniform in ±1/√H, and linear layers uniform in
    /// ±1/√n for n inputs (Kaiming's rule with a = √5).
    /// </remarks>
    /// <param name="spec">The network.</param>
    /// <param name="seed">Seed; the same one gives the same weights.</param>
    /// <param name="values">Constants of each field, shape [F][V], with <c>null</c> for a field that has none.</param>
    /// <exception cref="ArgumentException">A field lacks constants, or does not have one for each token.</exception>
    public static Weights Create(ModelSpec spec, int seed, IReadOnlyList<float[]?> values)
    {
        var random = new Random(seed);
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
        {
            var array = weights[parameter.Name];
            if (parameter.Name.StartsWith("embedding.", StringComparison.Ordinal))
                Fill(array, () => SeededRandom.Normal(random));
            else
                Fill(array, Uniform(random, 1 / Math.Sqrt(FanIn(spec, parameter.Name))));
        }
        for (var field = 0; field < spec.Fields; field++)
            if (spec.HasValues(field))
                Values(spec, field, values).CopyTo(weights[ParameterNames.Values(field)], 0);
        return weights;
    }

    private static float[] Values(ModelSpec spec, int field, IReadOnlyList<float[]?> values) =>
        values[field] is { } table && table.Length == spec.Inputs[field].Vocabulary
            ? table
            : throw new ArgumentException(
                $"Field {field} has {values[field]?.Length ?? 0} constants; must have {spec.Inputs[field].Vocabulary}.", nameof(values));

    private static int FanIn(ModelSpec spec, string name)
    {
        for (var head = 0; head < spec.Heads.Count; head++)
        {
            var isHidden = name == ParameterNames.HeadHiddenWeights(head) || name == ParameterNames.HeadHiddenBias(head);
            if (isHidden || name == ParameterNames.HeadWeights(head) || name == ParameterNames.HeadBias(head))
                return isHidden || spec.Heads[head].Hidden == 0 ? spec.HeadInputs(head) : spec.Heads[head].Hidden;
        }
        return spec.Hidden;
    }

    private static void Fill(float[] array, Func<double> draw)
    {
        for (var i = 0; i < array.Length; i++)
            array[i] = (float)draw();
    }

    private static Func<double> Uniform(Random random, double bound) => () => (2 * random.NextDouble() - 1) * bound;
}
