using Nocturne.Models;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.Experiments;

public class ModelGridTests
{
    [Fact]
    public void A_run_is_named_by_cell_layers_hidden_and_seed()
    {
        var run = new ExperimentRun(CellKind.Gru, Hidden: 128, Layers: 4, Seed: 0);

        run.Name.Should().Be("gru-4x128-s0");
    }

    [Fact]
    public void Every_combination_is_a_run()
    {
        var grid = new ModelGrid([CellKind.Rnn, CellKind.Lstm], [64, 128], [1, 2, 3], [0, 1]);

        var runs = grid.Runs();

        runs.Select(run => run.Name).Should().OnlyHaveUniqueItems().And.HaveCount(2 * 2 * 3 * 2);
    }

    [Fact]
    public void Cheap_runs_come_first()
    {
        var grid = new ModelGrid([CellKind.Lstm, CellKind.Rnn, CellKind.Gru], [64], [2, 1], [0]);

        var runs = grid.Runs();

        runs.Select(run => run.Name).Should()
            .Equal("rnn-1x64-s0", "rnn-2x64-s0", "gru-1x64-s0", "lstm-1x64-s0", "gru-2x64-s0", "lstm-2x64-s0");
    }

    [Fact]
    public void A_value_listed_twice_gives_one_run()
    {
        var grid = new ModelGrid([CellKind.Rnn, CellKind.Rnn], [64, 64], [1], [0, 0]);

        var runs = grid.Runs();

        runs.Should().ContainSingle();
    }
}
