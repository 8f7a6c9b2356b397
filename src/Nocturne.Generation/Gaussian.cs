namespace Nocturne.Generation;

/// <summary>The normal distribution.</summary>
internal static class Gaussian
{
    /// <summary>Draws from the normal distribution of mean 0 and standard deviation 1 (Box and Muller, 1958, the cosine half).</summary>
    /// <param name="random">Source of chance; two draws are taken.</param>
    public static double Draw(Random random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));       // 1 - u is above 0, so the logarithm is finite
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
