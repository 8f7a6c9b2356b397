namespace Nocturne.Etudes.Tests;

/// <summary>The chord table and chord progressions drawn from it.</summary>
public sealed class HarmonicGrammarTests
{
    [Theory]
    [InlineData("V7", 0, false, new[] { 7, 11, 2, 5 })]
    [InlineData("V7", 9, true, new[] { 4, 8, 11, 2 })]
    [InlineData("N6", 0, false, new[] { 1, 5, 8 })]
    [InlineData("N6", 0, true, new[] { 1, 5, 8 })]
    [InlineData("VIIo7/V", 0, false, new[] { 6, 9, 0, 3 })]
    [InlineData("VIIo7/V", 0, true, new[] { 6, 9, 0, 3 })]
    [InlineData("V7/VI", 0, true, new[] { 3, 7, 10, 1 })]
    [InlineData("V7/IV", 0, true, new[] { 0, 4, 7, 10 })]
    public void Numerals_mean_what_theory_says(string name, int tonic, bool isMinor, int[] pitchClasses)
    {
        var chord = new Chord(name, new Key(tonic, isMinor));

        chord.Tones.Should().Equal(pitchClasses);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_follower_is_a_chord_and_every_chord_reaches_the_dominant(bool isMinor)
    {
        foreach (var name in ChordTable.Names(isMinor))
        {
            var reach = () => HarmonicGrammar.Progression(new Key(0, isMinor), [[name], [], [], ["V7", "V", "VI"]], new Random(1));
            reach.Should().NotThrow(name);
        }
    }

    [Fact]
    public void A_progression_that_no_path_fits_is_refused()
    {
        var progression = () => HarmonicGrammar.Progression(new Key(0, false), [["I64"], ["IV"]], new Random(1));

        progression.Should().Throw<InvalidOperationException>().WithMessage("No progression fits I64 | IV.");
    }

    [Fact]
    public void Over_a_minor_dominant_the_melody_has_no_augmented_second()
    {
        var dominant = new Chord("V7", new Key(9, IsMinor: true));

        dominant.Move(76, 1).Should().Be(78);
        dominant.Move(78, 1).Should().Be(80);
    }

    [Fact]
    public void Octaves_in_one_direction_are_parallel_and_in_contrary_motion_are_not()
    {
        VoiceLeading.AreParallel(36, 60, 38, 62).Should().BeTrue();
        VoiceLeading.AreParallel(36, 67, 38, 69).Should().BeTrue();
        VoiceLeading.AreParallel(36, 60, 43, 55).Should().BeFalse();
        VoiceLeading.AreParallel(36, 60, 36, 60).Should().BeFalse();
    }
}
