namespace Nocturne.Etudes;

/// <summary>The last bar: the tonic, rolled from the bass up, with the tonic on top.</summary>
internal static class FinalChord
{
    private const int RollTicks = 30;

    /// <summary>Notes of the chord.</summary>
    /// <param name="start">Start of the bar in ticks.</param>
    /// <param name="ticks">Length of the bar in ticks.</param>
    /// <param name="key">The key.</param>
    /// <param name="top">Pitch of the melody's last tonic.</param>
    public static IReadOnlyList<MelodyNote> Play(long start, long ticks, Key key, int top)
    {
        var chord = new Chord("I", key);
        var bass = BassLine.Pitch(chord.Bass, 36);
        int[] pitches = [bass, bass + 12, .. Enumerable.Range(bass + 13, top - bass - 12).Where(chord.Has)];
        return [.. pitches.Select((pitch, i) => new MelodyNote(start + (i * RollTicks), ticks - (i * RollTicks), pitch))];
    }
}
