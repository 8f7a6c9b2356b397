using FsCheck.Xunit;
using Nocturne.Music.Encodings;
using Nocturne.Testing.Models.Toys;

namespace Nocturne.Music.Tests.Encodings;

public sealed class ToyEncodingTests
{
    public static TheoryData<string> Names => [.. ToyFamilies.All.Select(family => family.Name)];

    [Property(MaxTest = 200)]
    public void Notes_of_the_flat_encoding_come_back(byte[] bytes) => NotesComeBack(new FlatToy(), bytes);

    [Property(MaxTest = 200)]
    public void Notes_of_the_compound_encoding_come_back(byte[] bytes) => NotesComeBack(new CompoundToy(), bytes);

    [Property(MaxTest = 200)]
    public void The_flat_grammar_allows_every_encoded_step(byte[] bytes) => AllowsEveryStep(new FlatToy(), bytes);

    [Property(MaxTest = 200)]
    public void The_compound_grammar_allows_every_encoded_step(byte[] bytes) => AllowsEveryStep(new CompoundToy(), bytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_restores_the_encoding(string name)
    {
        var built = EncodingFamilies.Find(name, ToyFamilies.All).Build(new Dictionary<string, string>(), []);

        EncodingFamilies.Restore(built.Card, ToyFamilies.All).Should().BeOfType(built.GetType());
    }

    [Fact]
    public void Notes_off_the_grid_are_left_out_and_counted()
    {
        var score = new Score(new TempoMap(4), [new(0, 1, 60, 64), new(0, 9, 64, 64), new(3, 1, 109, 64)]);

        new FlatToy().Encode(score).LeftOut.Should().Equal(new LeftOut("off the grid", 2));
        new CompoundToy().Encode(score).LeftOut.Should().Equal(new LeftOut("off the grid", 2));
    }

    [Fact]
    public void A_bar_begins_every_sixteen_sixteenths()
    {
        var walker = new CompoundToy().Grammar.Walk();

        var bars = Enumerable.Range(0, 9).Select(_ => (walker.Take([4, 40, 0, 0]) & StepBoundaries.Bar) != 0);

        bars.Should().Equal(false, false, false, true, false, false, false, true, false);
    }

    private static void NotesComeBack(IEncoding encoding, byte[] bytes)
    {
        // Arrange
        var score = ScoreOf(bytes);
        // Act
        var encoded = encoding.Encode(score);
        // Assert
        encoded.LeftOut.Should().BeEmpty();
        encoded.NoteSteps.Should().HaveCount(score.Notes.Count);
        encoding.Decode(encoded.Tokens).Notes.Select(note => note with { Velocity = 0 })
            .Should().Equal(score.Notes.Select(note => note with { Velocity = 0 }));
    }

    private static void AllowsEveryStep(IEncoding encoding, byte[] bytes)
    {
        // Arrange
        var encoded = encoding.Encode(ScoreOf(bytes));
        var (walker, size) = (encoding.Grammar.Walk(), encoding.Fields.Count);
        var noteSteps = new List<int>();
        // Act, Assert
        for (var i = 0; i < encoded.Tokens.Length; i += size)
        {
            var known = new int[size];
            known.AsSpan().Fill(-1);
            for (var field = 0; field < size; field++)
            {
                var allowed = new bool[encoding.Fields[field].Size];
                if (walker.Restrict(field, known, allowed))
                    allowed[encoded.Tokens[i + field]].Should().BeTrue($"step {i / size} has it in field {field}");
                known[field] = encoded.Tokens[i + field];
            }
            if ((walker.Take(known) & StepBoundaries.Note) != 0)
                noteSteps.Add(i / size);
        }
        walker.IsComplete.Should().BeTrue();
        noteSteps.Should().Equal(encoded.NoteSteps);
    }

    /// <summary>Creates a score that both encodings can represent, from two bytes per note.</summary>
    private static Score ScoreOf(byte[] bytes)
    {
        var notes = new List<Note>();
        var (ticks, pitch) = (0L, -1);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var time = bytes[i] % 8;
            if (time == 0 && pitch == Piano.HighestPitch)
                time = 1;
            var lowest = time == 0 && pitch >= 0 ? pitch + 1 : Piano.LowestPitch;
            (ticks, pitch) = (ticks + time, lowest + bytes[i + 1] % (Piano.HighestPitch - lowest + 1));
            notes.Add(new Note(ticks, 1 + bytes[i] / 8 % 4, pitch, 1 + bytes[i + 1] % 127));
        }
        return new Score(new TempoMap(4), notes);
    }
}
