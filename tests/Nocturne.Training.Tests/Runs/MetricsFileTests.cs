using Nocturne.Training.Loop;
using Nocturne.Training.Runs;

namespace Nocturne.Training.Tests.Runs;

public sealed class MetricsFileTests
{
    [Fact]
    public void Every_digit_of_every_head_comes_back()
    {
        EpochMetrics[] epochs = [new(1, 1 / 3.0, Math.PI, 0.125, [Math.E, Math.PI - Math.E]), new(2, double.NaN, 0.1, 1.5, [1e-300, 2])];

        var read = MetricsFile.Read(MetricsFile.Write(epochs));

        read.Should().BeEquivalentTo(epochs, options => options.WithStrictOrdering());
    }

    [Fact]
    public void One_head_has_no_columns_of_its_own()
    {
        MetricsFile.Write([new(1, 0.5, 0.25, 2)]).Should().Be("epoch,training_loss,validation_loss,seconds\n1,0.5,0.25,2.000\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("something,else\n")]
    [InlineData("epoch,training_loss,validation_loss,seconds\n1,0.5,0.25\n")]
    [InlineData("epoch,training_loss,validation_loss,seconds\n1,0.5,0.25,x\n")]
    public void Another_text_is_an_error(string text)
    {
        FluentActions.Invoking(() => MetricsFile.Read(text)).Should().Throw<FormatException>();
    }
}
