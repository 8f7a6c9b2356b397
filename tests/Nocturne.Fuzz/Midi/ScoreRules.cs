using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Fuzz.Midi;

/// <summary>What <see cref="Score"/>, <see cref="Note"/>, <see cref="PedalChange"/> and <see cref="TempoMap"/> promise, whatever file a score comes from.</summary>
internal static class ScoreRules
{
    /// <summary>The rules that a score breaks.</summary>
    public static IEnumerable<string> Broken(Score score) => Broken(
        (score.Notes.All(IsNote), "a note is out of its range"),
        (AreInOrder(score.Notes), "the notes are not by onset and pitch"),
        (score.EndTicks == score.Notes.Select(note => note.EndTicks).DefaultIfEmpty(0).Max(), "the end is not that of the last note"),
        (score.Pedal.All(change => change.Ticks >= 0 && change.Value is >= 0 and <= 127), "a movement of the pedal is out of its range"),
        (IsRising(score.Pedal, change => change.Ticks, strictly: false), "the pedal does not move in order of time"),
        (score.Tempo.TicksPerQuarter is >= 1 and <= short.MaxValue, "the resolution is out of its range"),
        (score.Tempo.Changes is [{ Ticks: 0 }, ..], "the first tempo is not at tick 0"),
        (IsRising(score.Tempo.Changes, change => change.Ticks, strictly: true), "the tempi do not come in order of time, one a tick"),
        (score.Tempo.Changes.All(change => change.MicrosecondsPerQuarter is >= 1 and <= 0xFFFFFF), "a tempo is out of its range"),
        (score.Tempo.Changes.Zip(score.Tempo.Changes.Skip(1)).All(pair => pair.First.MicrosecondsPerQuarter != pair.Second.MicrosecondsPerQuarter), "a tempo is there twice in a row"),
        (IsRising(score.Tempo.Changes, change => score.Tempo.SecondsAt(change.Ticks), strictly: true), "time does not go on from tempo to tempo"),
        (score.DurationSeconds is >= 0 and < double.PositiveInfinity && score.DurationSeconds > 0 == score.EndTicks > 0, "the duration is not a number of seconds"));

    /// <summary>The rules that a score breaks once it is encoded.</summary>
    public static IEnumerable<string> BrokenEncoded(Score score)
    {
        var pitch = new PitchEncoding();
        foreach (var broken in BrokenEncoded(score, pitch, score.Notes.Count))
            yield return broken;
        if (pitch.Encode(score).Length == 0)
            yield break;
        var onsets = score.Notes.Where(note => PitchEncoding.IsOnPiano(note.Pitch)).Select(note => note.StartTicks).Distinct().Count();
        foreach (var octaves in (bool[])[false, true])
            foreach (var broken in BrokenEncoded(score, EnumeratedEncoding.Build([score], octaves), onsets))
                yield return broken;
    }

    /// <summary>The rules that a list of checks breaks.</summary>
    public static IEnumerable<string> Broken(params IEnumerable<(bool Holds, string Rule)> rules) => rules.Where(rule => !rule.Holds).Select(rule => rule.Rule);

    private static IEnumerable<string> BrokenEncoded(Score score, IEncoding encoding, int all)
    {
        var tokens = encoding.Encode(score);
        var decoded = encoding.Decode(tokens);
        return Broken(
            (tokens.All(token => token >= 0 && token < encoding.Size), $"encoding {encoding.Name}: a token is none of the encoding's"),
            (tokens.Length + encoding.LeftOut(score) == all, $"encoding {encoding.Name}: tokens and those left out are not all"),
            (decoded.Notes.Select(note => note.StartTicks).Distinct().Count() == tokens.Length, $"encoding {encoding.Name}: decoded, there are not as many onsets as tokens"),
            (encoding is not PitchEncoding || encoding.Encode(decoded).SequenceEqual(tokens), $"encoding {encoding.Name}: decoded and encoded again, the tokens differ"))
            .Concat(Broken(decoded));
    }

    private static bool IsNote(Note note) =>
        note.StartTicks >= 0 && note.DurationTicks >= 1 && note.EndTicks > note.StartTicks && note.Pitch is >= 0 and <= 127 && note.Velocity is >= 1 and <= 127;

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
