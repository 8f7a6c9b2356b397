using System.Text.Json;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests;

public sealed class RunEvaluationTests
{
    [Fact]
    public void An_evaluation_is_read_back_as_it_was_written()
    {
        // Arrange
        using var folder = new TempFolder();
        var evaluation = Evaluation(0.017);
        // Act
        evaluation.Write(folder["a", "b.json"]);
        // Assert
        RunEvaluation.Read(folder["a", "b.json"]).Should().BeEquivalentTo(evaluation);
    }

    [Fact]
    public void The_same_evaluation_gives_the_same_bytes()
    {
        using var folder = new TempFolder();

        Evaluation(0.017).Write(folder["a.json"]);
        Evaluation(0.017).Write(folder["b.json"]);

        File.ReadAllBytes(folder["a.json"]).Should().Equal(File.ReadAllBytes(folder["b.json"]));
    }

    [Fact]
    public void Names_are_in_camel_case_and_cells_are_words()
    {
        using var folder = new TempFolder();

        Evaluation(0.017).Write(folder["a.json"]);

        File.ReadAllText(folder["a.json"]).Should().Contain("\"scaledMse\": 0.017").And.Contain("\"cell\": \"gru\"").And.EndWith("}\n");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_not_a_number_is_null(double loss)
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        Evaluation(loss).Write(folder["a.json"]);
        // Assert
        using var written = JsonDocument.Parse(File.ReadAllText(folder["a.json"]));
        var validation = written.RootElement.GetProperty("losses").GetProperty("validation");
        validation.GetProperty("scaledMse").ValueKind.Should().Be(JsonValueKind.Null);
        RunEvaluation.Read(folder["a.json"]).Losses!.Validation.ScaledMse.Should().Be(double.NaN);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"0.017\"")]
    [InlineData("true")]
    public void A_loss_is_a_number_or_null(string loss)
    {
        // Arrange
        using var folder = new TempFolder();
        Evaluation(0.017).Write(folder["a.json"]);
        File.WriteAllText(folder["a.json"], File.ReadAllText(folder["a.json"]).Replace("\"scaledMse\": 0.017,", $"\"scaledMse\": {loss},"));
        // Act
        var reading = () => RunEvaluation.Read(folder["a.json"]);
        // Assert
        reading.Should().Throw<EvaluationException>();
    }

    [Fact]
    public void Classes_are_written_instead_of_losses_and_read_back()
    {
        // Arrange
        using var folder = new TempFolder();
        var evaluation = Evaluation(0.017) with { Losses = null, Classes = Classes(2.5) };
        // Act
        evaluation.Write(folder["a.json"]);
        // Assert
        RunEvaluation.Read(folder["a.json"]).Should().BeEquivalentTo(evaluation);
        File.ReadAllText(folder["a.json"]).Should().Contain("\"crossEntropyNats\": 2.5").And.NotContain("\"losses\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    public void A_file_that_is_not_an_evaluation_is_named(string content)
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["odd.json"], content);
        // Act
        var act = () => RunEvaluation.Read(folder["odd.json"]);
        // Assert
        act.Should().Throw<EvaluationException>().WithMessage("*odd.json*");
    }

    private static RunEvaluation Evaluation(double mse)
    {
        var model = ModelSpec.OneField(CellKind.Gru, 64, 1, vocabulary: 88);
        var judged = new WindowLosses(100, mse, 88 * Math.Sqrt(mse), 0.05, 0, 0.13, 0.14, 0.04);
        var line = new LossLine("training mean", 0.0178, 11.75);
        var losses = new ModelEvaluation(30, 1, judged, judged, [new BaselineComparison(line, 1 - mse / line.ScaledMse)]);
        return new RunEvaluation("quickstart", $"{model.Name}-s0", model, "nocturnes", "cpu", losses);
    }

    private static ClassEvaluation Classes(double nats)
    {
        var judged = new ClassLosses(100, nats, nats / Math.Log(2), 0.25, 0.5, 0.0625, 3, 9);
        return new(30, 1, 10, judged, judged, [new("unigram", 2.25, 3.246, 0.1)]);
    }
}
