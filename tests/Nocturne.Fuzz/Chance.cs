namespace Nocturne.Fuzz;

/// <summary>The chance that makes a file: the same seed and number always give the same draws.</summary>
internal static class Chance
{
    /// <summary>Draws for a file.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="number">Number of the file, from 0.</param>
    public static Random Of(int seed, int number)
    {
        // Neighbouring seeds of Random give draws that are alike: spread them first (the finisher of MurmurHash3).
        var mixed = unchecked((ulong)(uint)seed << 32 | (uint)number);
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return new Random((int)(mixed ^ (mixed >> 32)));
    }

    /// <summary>One of several.</summary>
    public static T Of<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;
}
