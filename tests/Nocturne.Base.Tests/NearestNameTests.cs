namespace Nocturne.Base.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("hiden", "model.hidden")]
    [InlineData("model.hiden", "model.hidden")]
    [InlineData("EPOCHS", "training.epochs")]
    public void A_name_is_found_with_or_without_its_section(string name, string nearest) =>
        NearestName.Of(name, ["model.layers", "model.hidden", "training.epochs"]).Should().Be(nearest);

    [Fact]
    public void A_near_name_is_suggested_with_its_dashes() =>
        NearestName.Hint("--tempature", ["--seed", "--temperature"]).Should().Be(" Did you mean '--temperature'?");

    [Fact]
    public void A_distant_name_is_not_suggested() => NearestName.Hint("xyzzy", ["compose", "info"]).Should().BeEmpty();
}
