using Nocturne.Music.Midi;

namespace Nocturne.Corpora;

/// <summary>The damage that a file of a corpus may have. A network cannot tell wrong notes from right ones.</summary>
internal static class DamageLimit
{
    // With a defect for every fourth note, such as a hanging note or a stray byte, the original music is unknown.
    // Defects with only one possible repair, such as a velocity above 127, do not count.
    private const int NotesPerDamage = 4;

    // In a short file, a single wrong length may cause several defects.
    private const int AlwaysAllowed = 16;

    /// <summary>Why a file is too damaged to train on, or <c>null</c> if it is not.</summary>
    public static string? WhyExceeded(MidiReading reading)
    {
        var (damages, notes) = (reading.Damages, reading.Score.Notes.Count + reading.DrumNotes);
        return damages > Math.Max(AlwaysAllowed, notes / NotesPerDamage)
            ? $"{Counted.Of(damages, "defect")} put its {Counted.Of(notes, "note")} in doubt; " +
              $"the limit is {AlwaysAllowed}, or 1 for every {NotesPerDamage} notes"
            : null;
    }
}
