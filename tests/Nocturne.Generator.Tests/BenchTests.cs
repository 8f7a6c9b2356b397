using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Generator.Tests;

public sealed class BenchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_how_fast_a_model_composes()
    {
        var result = CommandLine.Run("bench", TestModel.Write(_folder, TestModel.Spec(CellKind.Gru)), "--seconds=0.01", "--device=cpu");

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        result.Output.Should().MatchRegex(
            "^gru-2x16-s0 on cpu[^\n]*\nFirst note  [0-9.]+ ms[^\n]*\nStream      [0-9,]+ notes/s\n" +
            "Window      [0-9,]+ notes/s\nBatch 8     [0-9,]+ notes/s[^\n]*\nBatch 64    [0-9,]+ notes/s[^\n]*\n$");
    }

    [Fact]
    public void It_says_it_as_json()
    {
        var model = TestModel.Write(_folder, TestModel.Categorical(CellKind.Lstm, InputKind.Embedding));

        var result = CommandLine.Run("bench", model, "--seconds=0.01", "--format=json");

        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("model").GetString().Should().Be("lstm-2x16-s0");
        report.RootElement.GetProperty("streamNotesPerSecond").GetDouble().Should().BePositive();
        report.RootElement.GetProperty("batches").EnumerateArray().Select(batch => batch.GetProperty("pieces").GetInt32()).Should().Equal(8, 64);
    }
}
