using Nocturne.Base;
using Nocturne.Music.Encodings;

namespace Nocturne.Music.Tests.Encodings;

public sealed class EncodingFamiliesTests
{
    private static readonly Score Piece = new(new TempoMap(96), [new(0, 9, 60, 64), new(9, 9, 62, 64), new(9, 9, 65, 64)]);

    [Theory]
    [InlineData("pitch", "")]
    [InlineData("enumerated", "")]
    [InlineData("enumerated", "octaves=false")]
    [InlineData("enumerated", "octaves=true")]
    public void A_card_restores_the_encoding(string name, string settings)
    {
        // Arrange
        var built = EncodingFamilies.Find(name).Build(Settings(settings), [Piece]);
        // Act
        var restored = EncodingFamilies.Restore(built.Card);
        // Assert
        restored.Card.Should().BeEquivalentTo(built.Card);
        restored.Fields[0].Values.Should().Equal(built.Fields[0].Values);
        restored.Encode(Piece).Should().BeEquivalentTo(built.Encode(Piece));
    }

    [Fact]
    public void A_card_holds_every_setting()
    {
        EncodingFamilies.Find("enumerated").Build(Settings(""), [Piece]).Card.Settings.Should().Equal(Settings("octaves=false"));
    }

    [Fact]
    public void Every_family_builds_an_encoding_with_its_name_and_fields_of_its_sizes()
    {
        foreach (var family in EncodingFamilies.All)
        {
            var encoding = family.Build(family.Settings.Defaults, [Piece]);

            encoding.Card.Name.Should().Be(family.Name);
            encoding.Fields.Select(field => field.Size).Should().Equal(encoding.Card.Sizes);
        }
    }

    [Fact]
    public void Only_pitches_are_predicted_by_regression()
    {
        EncodingFamilies.All.Where(family => family.PrefersRegression).Select(family => family.Name).Should().Equal("pitch");
        new PitchEncoding().Fields[0].TokenOf.Should().NotBeNull();
        new EnumeratedEncoding(["C4"]).Fields[0].TokenOf.Should().BeNull();
    }

    [Fact]
    public void Every_step_of_a_free_grammar_begins_a_note_and_may_end_the_piece()
    {
        var walker = new PitchEncoding().Grammar.Walk();

        walker.Restrict(0, [-1], new bool[88]).Should().BeFalse();
        walker.Take([40]).Should().Be(StepBoundaries.Note);
        walker.IsComplete.Should().BeTrue();
    }

    public static TheoryData<EncodingCard> Strangers => [
        new EncodingCard("events", [88], Settings("")),
        new EncodingCard("pitch", [87], Settings("")),
        new EncodingCard("pitch", [88, 88], Settings("")),
        new EncodingCard("pitch", [88], Settings("octaves=true")),
        new EncodingCard("pitch", [88], Settings(""), ["C4"]),
        new EncodingCard("enumerated", [1], Settings("octaves=false")),
        new EncodingCard("enumerated", [1], Settings("octaves=maybe"), ["C4"]),
        new EncodingCard("enumerated", [2], Settings("octaves=false"), ["C4"]),
        new EncodingCard("enumerated", [1], Settings("octaves=false"), ["H4"])];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void A_card_that_no_family_wrote_is_refused(EncodingCard card)
    {
        var restore = () => EncodingFamilies.Restore(card);

        restore.Should().Throw<EncodingException>();
    }

    [Fact]
    public void An_unknown_name_or_setting_is_named()
    {
        var name = () => EncodingFamilies.Find("events");
        var setting = () => EncodingFamilies.Find("enumerated").Build(Settings("octave=true"), [Piece]);
        var value = () => EncodingFamilies.Find("enumerated").Build(Settings("octaves=maybe"), [Piece]);

        name.Should().Throw<EncodingException>().WithMessage("*'events'*pitch or enumerated*");
        setting.Should().Throw<SettingException>().WithMessage("*'octave'*'octaves'*");
        value.Should().Throw<SettingException>().WithMessage("octaves is 'maybe'; must be true or false.");
    }

    private static Dictionary<string, string> Settings(string text) => text
        .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
}
