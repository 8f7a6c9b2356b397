namespace Nocturne.Music.Etudes;

/// <summary>What sings along below the melody: thirds and sixths, or octaves. Small notes stay alone.</summary>
internal sealed class SecondVoice(ChordTimeline timeline)
{
    private const int Lowest = 58;

    /// <summary>The notes that sound with a melody.</summary>
    public IEnumerable<MelodyNote> Below(IEnumerable<MelodyNote> melody, Doubling doubling) =>
        from note in melody
        where note.Duration >= Metre.Sixteenth
        let pitch = doubling switch { Doubling.Octaves => note.Pitch - 12, Doubling.Thirds => Consonant(note), _ => null }
        where pitch >= Lowest
        select note with { Pitch = pitch.Value };

    // Chord tones take another chord tone as near as a third and no further than a sixth below; other notes move along in thirds.
    private int? Consonant(MelodyNote note)
    {
        var chord = timeline.At(note.Start);
        if (!chord.Has(note.Pitch))
            return note.Pitch - chord.Move(note.Pitch, -2) is 3 or 4 ? chord.Move(note.Pitch, -2) : null;
        int[] intervals = [3, 4, 8, 9];
        return intervals.Select(interval => (int?)(note.Pitch - interval)).FirstOrDefault(pitch => chord.Has(pitch!.Value));
    }
}
