using Build.Processes;

namespace Nocturne.Pipeline.Tests.House;

public sealed class BuildOpenBlasTests
{
    [Theory]
    [InlineData("Prescott", true, true, "SkylakeX")]
    [InlineData("Core2", true, false, "Haswell")]
    [InlineData("SANDYBRIDGE", true, false, "Haswell")]
    public void A_processor_that_OpenBLAS_takes_for_an_older_one_is_named(string name, bool hasAvx2, bool hasAvx512, string expected) =>
        OpenBlas.CoreType(name, hasAvx2, hasAvx512).Should().Be(expected);

    [Theory]
    [InlineData("Prescott", false, false)]
    [InlineData("Haswell", true, false)]
    [InlineData("ZEN", true, true)]
    [InlineData("Cooperlake", true, true)]
    [InlineData("SkylakeX", true, true)]
    public void A_processor_that_OpenBLAS_knows_is_left_alone(string name, bool hasAvx2, bool hasAvx512) =>
        OpenBlas.CoreType(name, hasAvx2, hasAvx512).Should().BeNull();
}
