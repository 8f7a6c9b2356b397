namespace Nocturne.Fuzz;

/// <summary>Random numbers for one file. The same seed and number always give the same draws.</summary>
internal static class Chance
{
    /// <summary>Returns the random generator of a file.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="number">Number of the file, from 0.</param>
    public static Random Of(int seed, int number)
    {
        // Random gives similar draws for neighbouring seeds. Mix the bits first (the finalizer of MurmurHash3).
        var mixed = unchecked((ulong)(uint)seed << 32 | (uint)number);
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return new Random((int)(mixed ^ (mixed >> 32)));
    }

    /// <summary>Picks one of the choices.</summary>
    public static T Of<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Returns true with a probability of 1 in <paramref name="times"/>.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;
}
