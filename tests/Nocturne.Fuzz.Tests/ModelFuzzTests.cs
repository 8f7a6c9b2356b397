using System.Diagnostics;
using System.Text;
using Nocturne.Fuzz.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Fuzz.Tests;

/// <summary>A short fuzz run over models in this process, and tests of the fuzzer itself.</summary>
public sealed class ModelFuzzTests
{
    private const int Models = 240;

    [Fact]
    public void Any_model_composes_or_is_refused_in_one_clear_line()
    {
        // Arrange
        using var folder = new TempFolder();
        var mutants = Enumerable.Range(0, Models).Select(number => ModelMutator.Mutant(seed: 2, number));
        // Act
        var verdicts = mutants.Select(mutant => ModelJudge.Judge(mutant, folder["mutant.onnx"])).ToList();
        // Assert
        verdicts.Select((verdict, number) => $"{number}: {verdict.Finding}")
            .Where(line => !line.EndsWith(": ", StringComparison.Ordinal)).Should().BeEmpty();
        verdicts.Count(verdict => verdict.IsPlayed).Should().BeInRange(1, Models / 2);
    }

    [Fact]
    public void Models_as_they_were_exported_compose()
    {
        using var folder = new TempFolder();
        foreach (var model in ModelSeeds.All)
        {
            // Act
            var verdict = ModelJudge.Judge(new ModelMutant(ModelChange.Bytes, model, IsWhole: true), folder["model.onnx"]);
            // Assert
            verdict.Should().Be(new ModelVerdict(IsPlayed: true, ""));
        }
    }

    [Fact]
    public void A_mutant_that_became_another_exported_model_may_be_loaded()
    {
        // Arrange
        using var folder = new TempFolder();
        var mutant = ModelMutator.Of(ModelChange.Bytes, [.. ModelSeeds.All[5]]);
        // Act, Assert
        ModelJudge.Judge(mutant, folder["mutant.onnx"]).Should().Be(new ModelVerdict(IsPlayed: true, ""));
    }

    [Fact]
    public void Fields_written_again_are_the_same_bytes()
    {
        foreach (var model in ModelSeeds.All)
            ProtoField.Write(ProtoField.ReadModel(model)).Should().Equal(model);
    }

    [Fact]
    public void A_changed_model_that_is_hashed_again_passes_for_whole()
    {
        // Arrange
        var model = ModelSeeds.All[0].ToArray();
        model[model.AsSpan().IndexOf("head.0.bias"u8)] ^= 1;
        // Act
        var read = () => OnnxCard.Read(ModelMutator.Sealed(model));
        // Assert
        read.Should().NotThrow();
    }

    [Fact]
    public void Changed_cards_are_of_many_kinds()
    {
        // Arrange
        var json = Encoding.UTF8.GetBytes(OnnxCard.Read(ModelSeeds.All[1]).ToJson());
        // Act
        var cards = Enumerable.Range(0, 1_500)
            .Select(number => Encoding.Latin1.GetString(CardMutator.Mutate(json, Chance.Of(1, number)))).ToList();
        // Assert
        cards.Should().NotContain(card => card.Contains("mark", StringComparison.Ordinal), "every placeholder is replaced");
        cards.Distinct().Should().HaveCountGreaterThan(1_000);
        cards.Should().Contain(card => card.Contains("NaN", StringComparison.Ordinal)).And.Contain(card => card.Length > 100_000);
    }

    [Fact]
    public void A_process_of_its_own_judges_as_this_one_does()
    {
        // Arrange
        using var folder = new TempFolder();
        var here = Enumerable.Range(0, 8)
            .Select(number => (number, ModelJudge.Judge(ModelMutator.Mutant(seed: 4, number), folder["mutant.onnx"])));
        // Act
        var there = ModelProcess.Judge(seed: 4, from: 0, to: 8);
        // Assert
        there.Should().Equal(here);
    }

    [Fact]
    public void A_process_that_ends_is_a_finding_about_the_model_that_it_was_at()
    {
        // Act: a process that exits before it judges anything
        var verdicts = ModelProcess.Judge(3, 5, _ => new ProcessStartInfo("dotnet", ["there-is-no-such.dll"])).ToList();
        // Assert
        verdicts.Select(verdict => verdict.Number).Should().Equal(3, 4);
        verdicts.Should().AllSatisfy(verdict => verdict.Verdict.Finding.Should().StartWith("process exits with code "));
    }
}
