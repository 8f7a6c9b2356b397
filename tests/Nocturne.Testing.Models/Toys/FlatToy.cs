using Nocturne.Base;
using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Testing.Models.Toys;

/// <summary>A flat encoding with a grammar: a note is three consecutive tokens.</summary>
/// <remarks>
/// The tokens are the time since the previous note, the pitch and the duration. Notes lie on a grid of sixteenths, at most 7 apart and
/// at most 4 long.
/// </remarks>
public sealed class FlatToy : IEncoding
{
    public const string Name = "flat-toy";

    private const int Times = 8, Durations = 4, BarTicks = 16;
    private const int FirstPitch = Times, FirstDuration = FirstPitch + Piano.Keys, Size = FirstDuration + Durations;

    public EncodingCard Card { get; } = new(Name, [Size], new Dictionary<string, string>());

    public IReadOnlyList<TokenField> Fields { get; } = [new("event", Size)];

    public ITokenGrammar Grammar { get; } = new Rules();

    public EncodedScore Encode(Score score)
    {
        List<int> tokens = [], noteSteps = [];
        var last = 0L;
        foreach (var note in score.Notes)
        {
            if (!Piano.Has(note.Pitch) || note.StartTicks - last >= Times || note.DurationTicks > Durations)
                continue;
            noteSteps.Add(tokens.Count + 1);
            tokens.AddRange(
                (int)(note.StartTicks - last), FirstPitch + note.Pitch - Piano.LowestPitch, FirstDuration + (int)note.DurationTicks - 1);
            last = note.StartTicks;
        }
        return new EncodedScore(
            [.. tokens], noteSteps, noteSteps.Count < score.Notes.Count ? [new("off the grid", score.Notes.Count - noteSteps.Count)] : []);
    }

    public Score Decode(ReadOnlySpan<int> tokens, DecodeOptions? options = null)
    {
        var notes = new List<Note>();
        var (ticks, pitch) = (0L, 0);
        foreach (var token in tokens)
            if (token < FirstPitch)
                ticks += token;
            else if (token < FirstDuration)
                pitch = token - FirstPitch + Piano.LowestPitch;
            else
                notes.Add(new Note(ticks, token - FirstDuration + 1, pitch, 64));
        return new Score(new TempoMap(4), notes);
    }

    private sealed class Rules : ITokenGrammar
    {
        public IGrammarWalker Walk() => new Walker();
    }

    private sealed class Walker : IGrammarWalker
    {
        private static readonly Range[] Kinds = [0..FirstPitch, FirstPitch..FirstDuration, FirstDuration..Size];

        private int _next;              // kind of the next token
        private int _barTicks;

        public bool IsComplete => _next == 0;

        public void Reset() => (_next, _barTicks) = (0, 0);

        public bool Restrict(int field, ReadOnlySpan<int> step, Span<bool> allowed)
        {
            allowed.Clear();
            allowed[Kinds[_next]].Fill(true);
            return true;
        }

        public StepBoundaries Take(ReadOnlySpan<int> step)
        {
            var kind = step[0] < FirstPitch ? 0 : step[0] < FirstDuration ? 1 : 2;
            _next = (kind + 1) % Kinds.Length;
            if (kind == 1)
                return StepBoundaries.Note;
            _barTicks += kind == 0 ? step[0] : 0;
            if (_barTicks < BarTicks)
                return StepBoundaries.None;
            _barTicks -= BarTicks;
            return StepBoundaries.Bar;
        }
    }
}
