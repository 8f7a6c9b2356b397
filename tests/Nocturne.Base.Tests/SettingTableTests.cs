namespace Nocturne.Base.Tests;

public sealed class SettingTableTests
{
    private static readonly SettingTable<Oven> Table = new(new Oven([3]))
    {
        {
            "degrees", SettingKinds.IntegerFrom(50, 12_000), "Heat.",
            oven => oven.Degrees, (oven, value) => oven with { Degrees = value }, "heat"
        },
        {
            "share", SettingKinds.RealFrom(0, 1, belowMax: true), "Share of steam.",
            oven => oven.Share, (oven, value) => oven with { Share = value }
        },
        { "fan", SettingKinds.Flag, "Whether it turns.", oven => oven.Fan, (oven, value) => oven with { Fan = value } },
        {
            "day", SettingKinds.Optional(SettingKinds.Choice<DayOfWeek>()), "When.",
            oven => oven.Day, (oven, value) => oven with { Day = value }
        },
        {
            "shelves", SettingKinds.ListOf(SettingKinds.IntegerFrom(1, 9)), "Where.",
            oven => oven.Shelves, (oven, value) => oven with { Shelves = value }
        },
        { "dish", SettingKinds.NameOf("bread", "cake"), "What.", oven => oven.Dish, (oven, value) => oven with { Dish = value } },
        { "note", SettingKinds.Optional(SettingKinds.Text()), "Note.", oven => oven.Note, (oven, value) => oven with { Note = value } },
    };

    [Fact]
    public void What_is_shown_can_be_set()
    {
        // Arrange
        var oven = new Oven([1, 4], 220, 0.125, true, DayOfWeek.Sunday, "cake", "a, b");
        // Act
        var back = Table.With(Table.Defaults, Table.Texts(oven));
        // Assert
        back.Should().BeEquivalentTo(oven);
        Table.With(back, Table.Texts(Table.Defaults)).Should().BeEquivalentTo(Table.Defaults);
    }

    [Theory]
    [InlineData("degrees", "49", "an integer between 50 and 12,000")]
    [InlineData("degrees", "1e3", "an integer between 50 and 12,000")]
    [InlineData("degrees", "1,000", "an integer between 50 and 12,000")]
    [InlineData("degrees", "", "an integer between 50 and 12,000")]
    [InlineData("share", "1", "a number of at least 0 and below 1")]
    [InlineData("share", "NaN", "a number of at least 0 and below 1")]
    [InlineData("share", "0,5", "a number of at least 0 and below 1")]
    [InlineData("fan", "yes", "true or false")]
    [InlineData("day", "0", "sunday, monday, tuesday, wednesday, thursday, friday or saturday")]
    [InlineData("shelves", "1,10", "one or more values, each an integer between 1 and 9")]
    [InlineData("shelves", "", "one or more values, each an integer between 1 and 9")]
    [InlineData("dish", "soup", "bread or cake")]
    public void A_text_that_is_no_valid_value_is_refused_with_what_is(string name, string text, string use)
    {
        // Act
        var set = () => Table.With(Table.Defaults, [new(name, text)]);
        // Assert
        set.Should().Throw<SettingException>().WithMessage($"{name} is '{text}'; must be {use}.");
    }

    [Fact]
    public void Every_mistake_of_texts_is_named()
    {
        // Act
        var set = () => Table.With(Table.Defaults, [new("degree", "60"), new("fan", "off"), new("dish", "cake")]);
        // Assert
        set.Should().Throw<SettingException>()
            .WithMessage("there is no setting 'degree'; the nearest is 'degrees'; fan is 'off'; must be true or false.");
    }

    [Fact]
    public void Every_value_out_of_range_is_named()
    {
        // Arrange
        var oven = new Oven([], Degrees: 0, Share: double.NaN, Day: (DayOfWeek)9, Dish: "soup");
        // Act
        var check = () => Table.Checked(oven);
        // Assert
        check.Should().Throw<SettingException>().WithMessage(
            "degrees is 0; must be between 50 and 12,000; share is NaN; must be at least 0 and below 1; day is 9; must be sunday, *; " +
            "shelves is ; must be an integer between 1 and 9; dish is soup; must be bread or cake.");
    }

    [Theory]
    [InlineData("DEGREES")]
    [InlineData("heat")]
    public void A_setting_is_found_by_name_and_alias_whatever_the_case(string name) => Table.Find(name).Should().BeSameAs(Table[0]);

    [Fact]
    public void Settings_of_an_inner_record_have_a_prefix()
    {
        // Arrange
        var kitchens = new SettingTable<Kitchen>(new Kitchen(new Oven([3])))
        {
            Table.Within<Kitchen>("oven.", kitchen => kitchen.Oven, (kitchen, oven) => kitchen with { Oven = oven }),
        };
        // Act
        var kitchen = kitchens.With(kitchens.Defaults, [new("oven.heat", "200")]);
        // Assert
        kitchen.Oven.Degrees.Should().Be(200);
        kitchens.Invoking(table => table.Checked(new Kitchen(new Oven([3], Degrees: 1))))
            .Should().Throw<SettingException>().WithMessage("oven.degrees is 1; must be between 50 and 12,000.");
    }

    [Fact]
    public void Settings_kept_as_texts_have_the_same_ranges_and_defaults()
    {
        // Arrange
        var texts = Table.OnTexts();
        // Act
        var changed = texts.With(texts.Defaults, [new("degrees", "60")]);
        // Assert
        changed.Should().Equal(Table.Texts(new Oven([3], Degrees: 60)));
        texts[1].Show(new Dictionary<string, string>()).Should().Be("0.5");
        texts[0].TrySet(texts.Defaults, "1", out _).Should().BeFalse();
    }

    private sealed record Oven(
        IReadOnlyList<int> Shelves, int Degrees = 180, double Share = 0.5, bool Fan = false, DayOfWeek? Day = null, string Dish = "bread",
        string? Note = null);

    private sealed record Kitchen(Oven Oven);
}
