using static Nocturne.Etudes.Doubling;
using static Nocturne.Etudes.Figure;
using static Nocturne.Etudes.Form;
using static Nocturne.Etudes.Metre;

namespace Nocturne.Etudes;

/// <summary>The plans of the pieces: keys around the whole circle, five metres, slow and flowing tempi.</summary>
internal static class EtudeCatalogue
{
    private static readonly string[] MajorNames = ["C", "D-flat", "D", "E-flat", "E", "F", "F-sharp", "G", "A-flat", "A", "B-flat", "B"];
    private static readonly string[] MinorNames = ["C", "C-sharp", "D", "E-flat", "E", "F", "F-sharp", "G", "G-sharp", "A", "B-flat", "B"];

    /// <summary>The plans, that of piece 1 first.</summary>
    public static IReadOnlyList<EtudePlan> Plans { get; } =
    [
        new(Minor(10), TwelveEight, 46, Medium, Arch, Wide, Major(1), LastDoubling: Octaves),
        new(Major(3), TwelveEight, 44, Short, Serenade, Serenade, Minor(0), MiddleDoubling: Thirds),
        new(Major(11), SixEight, 50, Long, Arch, Zigzag, Minor(11), LastDoubling: Thirds),
        new(Major(5), ThreeFour, 66, Long, Waltz, Arch, Minor(5), LastDoubling: Octaves),
        new(Major(6), CommonTimeInTriplets, 56, Medium, Wide, Arch, Major(2), MiddleDoubling: Thirds),
        new(Minor(7), ThreeFour, 72, Long, Arch, Waltz, Major(3), MiddleDoubling: Thirds),
        new(Minor(1), CommonTimeInTriplets, 52, Medium, Arch, Rocking, Major(1), LastDoubling: Octaves),
        new(Major(1), SixEight, 46, Long, Wide, Wide, Minor(1), MiddleDoubling: Thirds, LastDoubling: Thirds),
        new(Major(8), CommonTime, 60, Medium, Waves, Rocking, Minor(5), LastDoubling: Octaves),
        new(Minor(0), CommonTime, 54, Medium, Waves, Waves, Major(0), MiddleDoubling: Thirds, LastDoubling: Octaves),
        new(Major(7), SixEight, 54, Long, Rocking, Arch, Major(3), MiddleDoubling: Thirds),
        new(Minor(6), CommonTimeInSixteenths, 50, Short, Waves, Rocking, Major(6)),
        new(Major(4), CommonTimeInTriplets, 58, Medium, Zigzag, Arch, Minor(1), LastDoubling: Thirds),
        new(Minor(4), SixEight, 52, Long, Wide, Arch, Major(4), MiddleDoubling: Thirds),
        new(Major(10), TwelveEight, 48, Medium, Wide, Zigzag, Minor(7), LastDoubling: Octaves),
        new(Minor(2), ThreeFour, 63, Long, Zigzag, Waltz, Major(10), LastDoubling: Octaves),
        new(Major(0), CommonTimeInTriplets, 54, Medium, Arch, Zigzag, Major(8), MiddleDoubling: Thirds),
        new(Minor(5), CommonTimeInTriplets, 50, Medium, Rocking, Wide, Major(5), LastDoubling: Octaves),
        new(Major(9), TwelveEight, 45, Medium, Zigzag, Arch, Minor(6), MiddleDoubling: Thirds),
        new(Minor(8), CommonTimeInTriplets, 48, Medium, Wide, Zigzag, Major(11), LastDoubling: Thirds),
        new(Minor(11), CommonTime, 58, Medium, Arch, Waves, Major(2), MiddleDoubling: Thirds, LastDoubling: Octaves),
    ];

    /// <summary>A name of a key, such as "B-flat minor".</summary>
    public static string NameOf(Key key) => key.IsMinor ? $"{MinorNames[key.Tonic]} minor" : $"{MajorNames[key.Tonic]} major";

    private static Key Major(int tonic) => new(tonic, IsMinor: false);

    private static Key Minor(int tonic) => new(tonic, IsMinor: true);
}
