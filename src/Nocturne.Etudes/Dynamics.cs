namespace Nocturne.Etudes;

/// <summary>Velocities: arcs over the phrases, the melody above the left hand, accents on dissonances.</summary>
internal sealed class Dynamics(Metre metre, Random random)
{
    private const int Swell = 14;               // from the start of a phrase to its climax
    private const int BelowMelody = 20;

    /// <summary>Velocity of a note of the melody.</summary>
    public int Melody(MelodyNote note, PlacedPhrase phrase)
    {
        var accent = note.Start % metre.BarTicks == 0 ? 4 : note.Start % metre.BeatTicks == 0 ? 2 : 0;
        var lean = note.Duration < Metre.Sixteenth ? -7 : note.IsDissonant && accent > 0 ? 5 : 0;
        return Bounded(phrase.Section.Loudness + Arc(note.Start, phrase) + ((note.Pitch - 76) / 3) + accent + lean);
    }

    /// <summary>Velocity of a note of the second voice.</summary>
    public int SecondVoice(MelodyNote note, PlacedPhrase phrase) => Bounded(phrase.Section.Loudness + Arc(note.Start, phrase) - 9);

    /// <summary>Velocity of a note of the left hand; the bass is louder than the notes above it.</summary>
    public int LeftHand(MelodyNote note, PlacedPhrase phrase) =>
        Bounded(phrase.Section.Loudness - BelowMelody + (Arc(note.Start, phrase) / 2) + (note.Pitch < 50 ? 7 : 0));

    /// <summary>Velocity of the last chord.</summary>
    public int Last(MelodyNote note) => Bounded(note.Pitch > 66 ? 42 : 34);

    // Rises over two thirds of a phrase and falls over the last.
    private static int Arc(long ticks, PlacedPhrase phrase)
    {
        var (at, length) = (ticks - phrase.Start, phrase.End - phrase.Start);
        return (int)(at * 3 <= length * 2 ? at * 3 * Swell / (length * 2) : (length - at) * 3 * Swell / length);
    }

    // A little random variation, as of a hand.
    private int Bounded(int velocity) => Math.Clamp(velocity + random.Next(-2, 3), 18, 112);
}
