using Nocturne.Base;
using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Testing.Models.Toys;

/// <summary>A compound encoding: a step is a note with time since the previous note, pitch, duration and velocity.</summary>
/// <remarks>
/// Notes lie on a grid of sixteenths, at most 7 apart and at most 4 long, with 8 velocities. The notes of a chord ascend, so a note
/// at time 0 is higher than the previous one.
/// </remarks>
public sealed class CompoundToy : IEncoding
{
    public const string Name = "compound-toy";

    private const int Time = 0, Pitch = 1, Duration = 2, Velocity = 3, Size = 4;
    private const int Times = 8, Durations = 4, Velocities = 8, VelocityStep = 16, BarTicks = 16;

    public EncodingCard Card { get; } = new(Name, [Times, Piano.Keys, Durations, Velocities], new Dictionary<string, string>());

    public IReadOnlyList<TokenField> Fields { get; } =
    [
        new("time", Times),
        new("pitch", Piano.Keys),
        new("duration", Durations),
        new(
            "velocity", Velocities, [.. Enumerable.Range(0, Velocities).Select(token => token / (float)Velocities)],
            value => (int)Math.Clamp(MathF.Round(value * Velocities), 0, Velocities - 1)),
    ];

    public ITokenGrammar Grammar { get; } = new Rules();

    public EncodedScore Encode(Score score)
    {
        List<int> tokens = [];
        var (ticks, pitch) = (0L, -1);
        foreach (var note in score.Notes)
        {
            var time = note.StartTicks - ticks;
            if (!Piano.Has(note.Pitch) || time >= Times || note.DurationTicks > Durations || (time == 0 && note.Pitch <= pitch))
                continue;
            tokens.AddRange((int)time, note.Pitch - Piano.LowestPitch, (int)note.DurationTicks - 1, note.Velocity / VelocityStep);
            (ticks, pitch) = (note.StartTicks, note.Pitch);
        }
        var leftOut = score.Notes.Count - tokens.Count / Size;
        return new EncodedScore(
            [.. tokens], [.. Enumerable.Range(0, tokens.Count / Size)], leftOut > 0 ? [new("off the grid", leftOut)] : []);
    }

    public Score Decode(ReadOnlySpan<int> tokens, DecodeOptions? options = null)
    {
        var notes = new List<Note>();
        var ticks = 0L;
        for (var i = 0; i < tokens.Length; i += Size)
        {
            var step = tokens.Slice(i, Size);
            ticks += step[Time];
            notes.Add(new Note(
                ticks, step[Duration] + 1, step[Pitch] + Piano.LowestPitch, step[Velocity] * VelocityStep + VelocityStep / 2));
        }
        return new Score(new TempoMap(4), notes);
    }

    private sealed class Rules : ITokenGrammar
    {
        public IGrammarWalker Walk() => new Walker();
    }

    private sealed class Walker : IGrammarWalker
    {
        private int _pitch = -1;        // token of the last note; -1 before the first
        private int _barTicks;

        public bool IsComplete => true;

        public void Reset() => (_pitch, _barTicks) = (-1, 0);

        public bool Restrict(int field, ReadOnlySpan<int> step, Span<bool> allowed)
        {
            var isChord = field == Pitch && step[Time] == 0 && _pitch >= 0;
            var isTop = field == Time && _pitch == Piano.Keys - 1;
            if (!isChord && !isTop)
                return false;
            allowed.Fill(true);
            allowed[..(isTop ? 1 : _pitch + 1)].Clear();
            return true;
        }

        public StepBoundaries Take(ReadOnlySpan<int> step)
        {
            _pitch = step[Pitch];
            _barTicks += step[Time];
            if (_barTicks < BarTicks)
                return StepBoundaries.Note;
            _barTicks -= BarTicks;
            return StepBoundaries.Note | StepBoundaries.Bar;
        }
    }
}
