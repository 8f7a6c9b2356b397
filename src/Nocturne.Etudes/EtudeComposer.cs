namespace Nocturne.Etudes;

/// <summary>
/// Composes pieces in the manner of a nocturne: functional harmony under a singing melody made of motives that return and vary,
/// broken chords in the left hand, rubato, dynamics and pedal.
/// </summary>
public static class EtudeComposer
{
    /// <summary>Pieces of the corpus <c>etudes</c>.</summary>
    public const int Count = 21;

    /// <summary>Composes a piece; the same number and seed give the same score on every machine.</summary>
    /// <param name="number">Which piece, 1 to <see cref="Count"/>.</param>
    /// <param name="seed">Seed of the whole set.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no piece of that number.</exception>
    public static Score Compose(int number, int seed = 2019) => ComposeEtude(number, seed).Score;

    /// <summary>The title of a piece.</summary>
    /// <param name="number">Which piece, 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no piece of that number.</exception>
    public static string Title(int number) => $"Etude No. {number} in {EtudeCatalogue.NameOf(Plan(number).Key)}";

    /// <summary>Composes a piece and returns how it was made.</summary>
    internal static Etude ComposeEtude(int number, int seed)
    {
        var plan = Plan(number);
        // The second factor keeps neighbouring seeds from sharing pieces.
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var sections = new FormPlan(plan, new ThemeWriter(plan.Metre, random), random).Sections();
        return new Performance(plan, new Layout(plan.Metre, random).Place(sections), random).Play();
    }

    private static EtudePlan Plan(int number) => number is >= 1 and <= Count
        ? EtudeCatalogue.Plans[number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), $"There is no etude {number}; must be between 1 and {Count}.");
}
