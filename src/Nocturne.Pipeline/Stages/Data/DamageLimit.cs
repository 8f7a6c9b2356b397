using Nocturne.Music.Midi;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>How much damage a file of a corpus may have. A network cannot tell its notes from those of a sound file.</summary>
internal static class DamageLimit
{
    // Of a file with a hanging note, a stray byte or the like for every fourth note, nobody knows what it once sounded like.
    // Damage that has one reading only, such as a velocity above 127, is not counted: every note may have it.
    private const int NotesPerDamage = 4;

    // A short file may be damaged in a single place, where one wrong length leads to several defects.
    private const int AlwaysAllowed = 16;

    /// <summary>Why a file is too damaged to learn from, or <c>null</c> if it is not.</summary>
    public static string? WhyExceeded(MidiReading reading)
    {
        var (damages, notes) = (reading.Damages, reading.Score.Notes.Count + reading.DrumNotes);
        return damages > Math.Max(AlwaysAllowed, notes / NotesPerDamage)
            ? $"{Counted.Of(damages, "defect")} put its {Counted.Of(notes, "note")} in doubt; " +
              $"the limit is {AlwaysAllowed}, or 1 for every {NotesPerDamage} notes"
            : null;
    }
}
