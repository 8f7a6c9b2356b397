namespace Nocturne.Etudes;

/// <summary>The second voice below the melody: thirds and sixths, or octaves. Small notes are not doubled.</summary>
internal sealed class SecondVoice(ChordTimeline timeline)
{
    private const int Lowest = 58;

    /// <summary>The notes below a melody.</summary>
    public IEnumerable<MelodyNote> Below(IEnumerable<MelodyNote> melody, Doubling doubling) =>
        from note in melody
        where note.Duration >= Metre.Sixteenth
        let pitch = doubling switch { Doubling.Octaves => note.Pitch - 12, Doubling.Thirds => Consonant(note), _ => null }
        where pitch >= Lowest
        select note with { Pitch = pitch.Value };

    // A chord tone is doubled by the nearest chord tone a third to a sixth below; other notes by thirds.
    private int? Consonant(MelodyNote note)
    {
        var chord = timeline.At(note.Start);
        if (!chord.Has(note.Pitch))
            return note.Pitch - chord.Move(note.Pitch, -2) is 3 or 4 ? chord.Move(note.Pitch, -2) : null;
        int[] intervals = [3, 4, 8, 9];
        return intervals.Select(interval => (int?)(note.Pitch - interval)).FirstOrDefault(pitch => chord.Has(pitch!.Value));
    }
}
