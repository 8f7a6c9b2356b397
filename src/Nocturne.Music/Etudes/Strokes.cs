namespace Nocturne.Music.Etudes;

/// <summary>The keys that both hands strike.</summary>
internal static class Strokes
{
    /// <summary>The notes such that no key is struck while it is held: the earlier note ends where the later begins; of two at once the louder stays.</summary>
    public static IEnumerable<Note> WithoutOverlap(IEnumerable<Note> notes)
    {
        foreach (var key in notes.GroupBy(note => note.Pitch))
        {
            var struck = key
                .GroupBy(note => note.StartTicks)
                .Select(same => same.MaxBy(note => (note.Velocity, note.DurationTicks)))
                .OrderBy(note => note.StartTicks)
                .ToList();
            foreach (var (i, note) in struck.Index())
                yield return i + 1 < struck.Count && struck[i + 1].StartTicks < note.EndTicks
                    ? note with { DurationTicks = struck[i + 1].StartTicks - note.StartTicks }
                    : note;
        }
    }
}
