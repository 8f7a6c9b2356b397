namespace Nocturne.Etudes;

/// <summary>Merges the notes of both hands.</summary>
internal static class Strokes
{
    /// <summary>Shortens notes so that no key is struck while it is held; of simultaneous notes of a key, the louder stays.</summary>
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
