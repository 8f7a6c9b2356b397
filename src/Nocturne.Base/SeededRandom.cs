namespace Nocturne.Base;

/// <summary>Random choices that depend only on the seed, not on the version of .NET.</summary>
public static class SeededRandom
{
    /// <summary>Shuffles in place (Fisher-Yates, from the front).</summary>
    /// <remarks><see cref="Random.Shuffle{T}(Span{T})"/> does not guarantee its order, but trained weights depend on it.</remarks>
    public static void Shuffle<T>(int seed, Span<T> values)
    {
        var random = new Random(seed);
        for (var i = 0; i < values.Length - 1; i++)
        {
            var j = random.Next(i, values.Length);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Draws from the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958, cosine half).</summary>
    /// <param name="random">Random numbers; two are used.</param>
    public static double Normal(Random random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));       // 1 - u is positive, so the logarithm is finite
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
