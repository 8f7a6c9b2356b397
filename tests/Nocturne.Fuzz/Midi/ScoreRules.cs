using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Fuzz.Midi;

/// <summary>Invariants of <see cref="Score"/>, <see cref="Note"/>, <see cref="PedalChange"/> and <see cref="TempoMap"/>.</summary>
internal static class ScoreRules
{
    /// <summary>Returns the rules that a score violates.</summary>
    public static IEnumerable<string> Broken(Score score) => Broken(
        (score.Notes.All(IsNote), "a note is out of range"),
        (AreInOrder(score.Notes), "the notes are not sorted by onset and pitch"),
        (score.EndTicks == score.Notes.Select(note => note.EndTicks).DefaultIfEmpty(0).Max(), "the score does not end with its last note"),
        (score.Pedal.All(change => change.Ticks >= 0 && change.Value is >= 0 and <= 127), "a pedal change is out of range"),
        (IsRising(score.Pedal, change => change.Ticks, strictly: false), "the pedal changes are not sorted by time"),
        (score.Tempo.TicksPerQuarter is >= 1 and <= short.MaxValue, "the resolution is out of range"),
        (score.Tempo.Changes is [{ Ticks: 0 }, ..], "the first tempo is not at tick 0"),
        (IsRising(score.Tempo.Changes, change => change.Ticks, strictly: true), "the ticks of tempo changes do not increase"),
        (score.Tempo.Changes.All(change => change.MicrosecondsPerQuarter is >= 1 and <= 0xFFFFFF), "a tempo is out of range"),
        (score.Tempo.Changes.Zip(score.Tempo.Changes.Skip(1))
            .All(pair => pair.First.MicrosecondsPerQuarter != pair.Second.MicrosecondsPerQuarter),
            "a tempo change repeats the tempo before it"),
        (IsRising(score.Tempo.Changes, change => score.Tempo.SecondsAt(change.Ticks), strictly: true),
            "the times of tempo changes do not increase"),
        (score.DurationSeconds is >= 0 and < double.PositiveInfinity && score.DurationSeconds > 0 == score.EndTicks > 0,
            "the duration is not a valid number of seconds"));

    /// <summary>Returns the rules that a score violates when it is encoded.</summary>
    public static IEnumerable<string> BrokenEncoded(Score score)
    {
        var pitch = new PitchEncoding();
        foreach (var broken in BrokenEncoded(score, pitch, score.Notes.Count, LeftOut.OutsidePiano))
            yield return broken;
        if (pitch.Encode(score).Tokens.Length == 0)
            yield break;
        var onsets = score.Notes.Where(note => Piano.Has(note.Pitch)).Select(note => note.StartTicks).Distinct().Count();
        foreach (var octaves in (bool[])[false, true])
        {
            var classes = EnumeratedEncoding.Build([score], new EnumeratedSettings(octaves));
            foreach (var broken in BrokenEncoded(score, classes, onsets, LeftOut.NotInVocabulary))
                yield return broken;
        }
    }

    /// <summary>Returns the rules that do not hold.</summary>
    public static IEnumerable<string> Broken(params IEnumerable<(bool Holds, string Rule)> rules) =>
        rules.Where(rule => !rule.Holds).Select(rule => rule.Rule);

    private static IEnumerable<string> BrokenEncoded(Score score, IEncoding encoding, int all, string reason)
    {
        var (encoded, name) = (encoding.Encode(score), encoding.Card.Name);
        var tokens = encoded.Tokens;
        var decoded = encoding.Decode(tokens);
        return Broken(
            (tokens.All(token => token >= 0 && token < encoding.Fields[0].Size), $"encoding {name}: a token is out of range"),
            (tokens.Length + encoded.CountLeftOut(reason) == all, $"encoding {name}: the counts of tokens and omitted notes do not add up"),
            (decoded.Notes.Select(note => note.StartTicks).Distinct().Count() == tokens.Length,
                $"encoding {name}: the decoded score has a different number of onsets than tokens"),
            (encoding is not PitchEncoding || encoding.Encode(decoded).Tokens.SequenceEqual(tokens),
                $"encoding {name}: tokens differ after decoding and encoding again"))
            .Concat(Broken(decoded));
    }

    private static bool IsNote(Note note) =>
        note.StartTicks >= 0 && note.DurationTicks >= 1 && note.EndTicks > note.StartTicks
        && note.Pitch is >= 0 and <= 127 && note.Velocity is >= 1 and <= 127;

    private static bool AreInOrder(IReadOnlyList<Note> notes)
    {
        for (var i = 1; i < notes.Count; i++)
            if ((notes[i - 1].StartTicks, notes[i - 1].Pitch).CompareTo((notes[i].StartTicks, notes[i].Pitch)) > 0)
                return false;
        return true;
    }

    private static bool IsRising<TItem, TKey>(IReadOnlyList<TItem> items, Func<TItem, TKey> key, bool strictly)
        where TKey : IComparable<TKey>
    {
        for (var i = 1; i < items.Count; i++)
            if (key(items[i - 1]).CompareTo(key(items[i])) is var order && (order > 0 || (strictly && order == 0)))
                return false;
        return true;
    }
}
