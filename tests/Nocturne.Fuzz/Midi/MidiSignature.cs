using System.Numerics;

namespace Nocturne.Fuzz.Midi;

/// <summary>Hash of the kind of outcome, used to recognize files with a new kind.</summary>
internal static class MidiSignature
{
    /// <summary>Hashes the kinds of defect and the size of the score, or the kind of refusal.</summary>
    public static ulong Of(MidiOutcome outcome)
    {
        if (outcome.Reading is not { } reading)
            return Kind(outcome.Refusal!.Reason) | 1;
        var kinds = 0UL;
        foreach (var defect in reading.Defects)
            kinds |= 1UL << (int)(Kind(defect.Reason) >> 58);
        var score = reading.Score;
        var size = BitOperations.Log2((uint)score.Notes.Count + 1)
            | (score.Pedal.Count > 0 ? 32 : 0)
            | (score.Tempo.Changes.Count > 1 ? 64 : 0);
        return (unchecked(kinds * 0x9E3779B97F4A7C15) ^ (ulong)size) & ~1UL;
    }

    // Hashes a sentence without its numbers and quoted text (FNV-1a, then mixed over all bits).
    private static ulong Kind(string sentence)
    {
        var hash = 14695981039346656037UL;
        var isQuoted = false;
        foreach (var letter in sentence)
        {
            isQuoted ^= letter == '\'';
            if (!isQuoted && !char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
                hash = unchecked((hash ^ letter) * 1099511628211UL);
        }
        return unchecked(hash * 0x9E3779B97F4A7C15);
    }
}
