using System.Numerics;

namespace Nocturne.Fuzz.Midi;

/// <summary>What kind of outcome a file has, so that files with another kind can be told from those met before.</summary>
internal static class MidiSignature
{
    /// <summary>The set of kinds of defect, or the kind of refusal, and how large the score is.</summary>
    public static ulong Of(MidiOutcome outcome)
    {
        if (outcome.Reading is not { } reading)
            return Kind(outcome.Refusal!.Reason) | 1;
        var kinds = 0UL;
        foreach (var defect in reading.Defects)
            kinds |= 1UL << (int)(Kind(defect.Reason) >> 58);
        var size = BitOperations.Log2((uint)reading.Score.Notes.Count + 1) | (reading.Score.Pedal.Count > 0 ? 32 : 0) | (reading.Score.Tempo.Changes.Count > 1 ? 64 : 0);
        return (unchecked(kinds * 0x9E3779B97F4A7C15) ^ (ulong)size) & ~1UL;
    }

    // A sentence without its numbers and what it quotes (FNV-1a, then spread over all bits).
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
