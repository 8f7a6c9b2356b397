using FsCheck.Xunit;
using Nocturne.Base;
using Nocturne.Music.Encodings;

namespace Nocturne.Music.Tests.Encodings;

public sealed class PitchEncodingTests
{
    private static readonly PitchEncoding Encoding = new();

    private static readonly IReadOnlyList<float> Values = Encoding.Fields[0].Values!;

    [Fact]
    public void Its_name_and_size_are_those_of_the_report()
    {
        // Assert
        Encoding.Card.Name.Should().Be("pitch");
        Encoding.Card.Sizes.Should().Equal(88);
    }

    [Fact]
    public void The_token_grows_as_the_pitch_falls()
    {
        // Arrange: C8, middle C, A0
        var score = ScoreOf(new Note(0, 1, 108, 64), new Note(1, 1, 60, 64), new Note(2, 1, 21, 64));
        // Act
        var tokens = Encoding.Encode(score).Tokens;
        // Assert
        tokens.Should().Equal(0, 48, 87);
    }

    [Fact]
    public void Chords_are_written_from_low_to_high()
    {
        // Arrange
        var score = ScoreOf(new Note(0, 5, 67, 64), new Note(0, 9, 60, 64), new Note(0, 7, 64, 64));
        // Act
        var tokens = Encoding.Encode(score).Tokens;
        // Assert
        tokens.Should().Equal(48, 44, 41);
    }

    [Fact]
    public void A_unison_of_two_hands_is_two_tokens()
    {
        // Arrange
        var score = ScoreOf(new Note(0, 96, 60, 64), new Note(0, 96, 60, 64));
        // Act
        var tokens = Encoding.Encode(score).Tokens;
        // Assert
        tokens.Should().Equal(48, 48);
    }

    [Fact]
    public void What_no_piano_has_is_left_out()
    {
        // Arrange
        var score = ScoreOf(new Note(0, 1, 20, 64), new Note(1, 1, 21, 64), new Note(2, 1, 108, 64), new Note(3, 1, 109, 64));
        // Act
        var tokens = Encoding.Encode(score).Tokens;
        // Assert
        tokens.Should().Equal(87, 0);
        Encoding.Encode(score).LeftOut.Should().Equal(new LeftOut(LeftOut.OutsidePiano, 2));
    }

    [Property(MaxTest = 300)]
    public void Tokens_come_back_as_they_were(byte[] bytes)
    {
        // Arrange
        int[] tokens = [.. bytes.Select(value => value % 88)];
        // Act
        var back = Encoding.Encode(Encoding.Decode(tokens)).Tokens;
        // Assert
        back.Should().Equal(tokens);
    }

    [Property(MaxTest = 300)]
    public void Pitches_of_a_piano_come_back_in_their_order(byte[] bytes)
    {
        // Arrange
        int[] pitches = [.. bytes.Select(value => 21 + (value % 88))];
        var score = ScoreOf([.. pitches.Select((pitch, i) => new Note(i, 1, pitch, 64))]);
        // Act
        var back = Encoding.Decode(Encoding.Encode(score).Tokens);
        // Assert
        back.Notes.Select(note => note.Pitch).Should().Equal(pitches);
    }

    [Fact]
    public void Each_token_survives_scaling_and_truncation()
    {
        // Act
        var back = Enumerable.Range(0, 88).Select(token => PitchEncoding.TokenOf(Values[token]));
        // Assert
        back.Should().Equal(Enumerable.Range(0, 88));
    }

    [Fact]
    public void Scaled_tokens_are_parts_of_88_to_the_nearest_float()
    {
        // Act
        var apart = Enumerable.Range(0, 88).Max(token => Math.Abs(Values[token] - (token / 88.0)));
        // Assert
        apart.Should().BeLessThan(1e-7);
    }

    [Theory]
    [InlineData(48 / 88f, 48)]
    [InlineData(48.99f / 88, 48)]               // truncated, not rounded, as in the report
    [InlineData(0.99999f, 87)]
    [InlineData(1f, 87)]
    [InlineData(17f, 87)]
    [InlineData(-0.001f, 0)]
    [InlineData(-17f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 87)]
    [InlineData(float.NegativeInfinity, 0)]
    public void Any_output_of_a_network_is_a_key(float value, int token)
    {
        // Act
        var found = PitchEncoding.TokenOf(value);
        // Assert
        found.Should().Be(token);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(88)]
    public void A_token_that_is_no_key_cannot_be_decoded(int token)
    {
        // Act
        var act = () => Encoding.Decode([0, token]);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"Token {token} at position 1*");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(88)]
    public void A_token_that_is_no_key_has_no_pitch(int token)
    {
        // Act
        var act = () => PitchEncoding.Pitch(token);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Decoded_notes_come_at_even_steps_one_after_the_other()
    {
        // Act
        var score = Encoding.Decode([48, 44], new DecodeOptions(0.25));
        // Assert
        score.Notes.Should().Equal(new Note(0, 120, 60, 64), new Note(120, 120, 64, 64));
        score.DurationSeconds.Should().BeApproximately(0.25, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_step_must_take_time(double stepQuarters)
    {
        // Act
        var act = () => Encoding.Decode([0], new DecodeOptions(stepQuarters));
        // Assert
        act.Should().Throw<SettingException>().WithMessage("step is *; must be between 0.01 and 64.");
    }

    [Fact]
    public void The_written_step_is_a_multiple_of_a_tick()
    {
        new DecodeOptions(0.5).WrittenStepQuarters.Should().Be(0.5);
        new DecodeOptions(1 / 3.0).WrittenStepQuarters.Should().Be(160 / 480.0);
        new DecodeOptions(0.3333).WrittenStepQuarters.Should().Be(160 / 480.0);
    }

    private static Score ScoreOf(params Note[] notes) => new(new TempoMap(96), notes);
}
