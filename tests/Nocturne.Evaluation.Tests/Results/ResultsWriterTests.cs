using Nocturne.Evaluation.Report;
using Nocturne.Evaluation.Results;
using Nocturne.Evaluation.Tests.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests.Results;

public sealed class ResultsWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_missing_of_a_grid_is_named_and_the_rest_judged()
    {
        // Arrange
        ModelSpec[] done = [.. FakeGrid.Models.Where(model => model.Cell != CellKind.Gru)];
        // Act
        Write(Grid(done));
        // Assert
        Page.Should().Contain("8 of the 24 networks of fake are not finished: gru-1x64-s0, gru-2x64-s0")
            .And.Contain("Judged by the 16 networks that are finished.").And.Contain("| The GRU is there about 5 epochs before the LSTM | **cannot be told** |");
    }

    [Fact]
    public void A_whole_grid_gives_six_figures_and_no_word_of_anything_missing()
    {
        // Act
        Write(Grid([.. FakeGrid.Models]));
        // Assert
        Directory.GetFiles(_folder["results", "figures"]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).Should().Equal(
            "loss-gru-128.svg", "loss-gru-64.svg", "loss-lstm-128.svg", "loss-lstm-64.svg", "loss-rnn-128.svg", "loss-rnn-64.svg");
        Page.Should().NotContain("not finished").And.NotContain("that are finished");
    }

    [Fact]
    public void Observations_of_the_report_are_left_out_where_its_networks_are_not()
    {
        // Act
        Write(Part("small", [Run("gru-1x64-s0", new ModelSpec(CellKind.Gru, 64, 1))]));
        // Assert
        Page.Should().NotContain("The report's observations").And.Contain("always the window mean");
    }

    [Fact]
    public void Tables_have_a_line_a_run_and_a_line_an_epoch()
    {
        // Act
        Write(Part("small", [Run("gru-1x64-s0", new ModelSpec(CellKind.Gru, 64, 1))]));
        // Assert
        string[] runs = File.ReadAllLines(_folder["results", "runs.csv"]), losses = File.ReadAllLines(_folder["results", "losses.csv"]);
        runs[1].Should().StartWith("small,gru-1x64-s0,gru,1,64,12929,200,30,0.015,30,0.004,200,0.025,0.004,12.5,");
        runs[1].Split(',').Should().HaveSameCount(runs[0].Split(','));
        losses.Should().HaveCount(201);
        losses[30].Should().Be("small,gru-1x64-s0,30,0.0125,0.015");
    }

    [Fact]
    public void Steps_stand_in_one_table_with_what_each_changed()
    {
        // Act
        Write(Steps(4), Steps(2));
        // Assert
        Page.Should().Contain("The longest run of one class is 4 of 8 (the corpus: 1.0).")
            .And.Contain("### step2").And.Contain("The longest run of one class falls from 4 to 2 of 8 (the corpus: 1.0).")
            .And.Contain("| step4 | **rnn-1x64-s0** | 4.0 |").And.Contain("| step2 | **rnn-1x64-s0** | 2.0 |");
        Directory.Exists(_folder["results", "figures"]).Should().BeFalse();
    }

    [Fact]
    public void A_step_of_which_nothing_is_done_says_so()
    {
        // Act
        Write(Steps(4), Steps(2) with { Runs = [], Missing = ["rnn-1x64-s0"] });
        // Assert
        Page.Should().Contain("1 of the 1 network of step2 is not finished: rnn-1x64-s0.").And.Contain("It is in nothing that follows.").And.Contain("Nothing can be said yet");
    }

    [Fact]
    public void The_same_results_give_the_same_bytes_and_figures_of_before_are_deleted()
    {
        // Arrange
        Write(Grid([.. FakeGrid.Models]));
        var page = Page;
        Write(Part("small", [Run("gru-1x64-s0", new ModelSpec(CellKind.Gru, 64, 1))]));
        Directory.GetFiles(_folder["results", "figures"]).Should().ContainSingle();
        // Act
        Write(Grid([.. FakeGrid.Models]));
        // Assert
        Page.Should().Be(page);
    }

    [Fact]
    public void Without_a_finished_run_there_are_no_results()
    {
        var writing = () => Write(Part("small", []));

        writing.Should().Throw<EvaluationException>().WithMessage("No run of 'small' is trained to its end*");
    }

    private string Page => File.ReadAllText(_folder["results", "README.md"]);

    private void Write(params ResultsPart[] parts) => ResultsWriter.Write(new(parts, "./build.sh --target=Report", "./build.sh --target=Results"), _folder["results"]);

    private static ResultsPart Grid(ModelSpec[] done) => Part("fake", [.. done.Select(model => Run($"{model.Name}-s0", model))]) with
    {
        Models = [.. FakeGrid.Models],
        Missing = [.. FakeGrid.Models.Except(done).Select(model => $"{model.Name}-s0")],
    };

    private static ResultsPart Part(string name, IReadOnlyList<ResultRun> runs) =>
        new(name, "Never run.", 0, [.. runs.Select(run => run.Model)], runs, [], FakeReport.Typical.Corpus, FakeReport.Lines, AreTokensPitches: true);

    private static ResultRun Run(string name, ModelSpec model) => new(name, model, FakeGrid.Curve(30), 30, 12.5, null, null, []);

    // Classes; the piece stays on one of them for so many steps.
    private static ResultsPart Steps(int longest)
    {
        var model = new ModelSpec(CellKind.Rnn, 64, 1, Head: HeadKind.Categorical, Vocabulary: 10);
        var evaluation = new RunEvaluation("fake", "rnn-1x64-s0", model, "chords", "cpu", Classes: FakeReport.Classes(2.1));
        int[] piece = [.. Enumerable.Repeat(9, longest), .. Enumerable.Range(0, 8 - longest)];
        return new(
            $"step{longest}", "Never run.", 0, [model], [Run("rnn-1x64-s0", model) with { Evaluation = evaluation, Pieces = [piece] }], [],
            new ReportCorpus("chords", "No rights reserved.", [new("one", false, [.. Enumerable.Range(0, 10)]), new("two", true, [.. Enumerable.Range(0, 10)])]), [], AreTokensPitches: false);
    }
}
