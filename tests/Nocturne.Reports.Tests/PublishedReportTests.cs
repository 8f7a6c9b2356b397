using Nocturne.Evaluation;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

public sealed class PublishedReportTests : IDisposable
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
        Page.Should().Contain("8 of 24 networks").And.Contain("gru-1x64-s0, gru-2x64-s0")
            .And.Contain("16 finished networks").And.MatchRegex(@"\| The GRU [^|]* \| \*\*undecided\*\* \|");
    }

    [Fact]
    public void A_whole_grid_gives_six_figures_and_no_word_of_anything_missing()
    {
        // Act
        Write(Grid([.. FakeGrid.Models]));
        // Assert
        Directory.GetFiles(_folder["results", "figures"]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).Should().Equal(
            "loss-gru-128.svg", "loss-gru-64.svg", "loss-lstm-128.svg", "loss-lstm-64.svg", "loss-rnn-128.svg", "loss-rnn-64.svg");
        Page.Should().NotContain("not finished").And.NotContain("finished network");
    }

    [Fact]
    public void Observations_of_the_report_are_left_out_where_its_networks_are_not()
    {
        // Act
        Write(Part("small", [Run("gru-1x64-s0", FakeGrid.Model(CellKind.Gru, 1, 64))]));
        // Assert
        Page.Should().NotContain("The report's observations").And.Contain("always the window mean");
    }

    [Fact]
    public void Tables_have_a_line_a_run_and_a_line_an_epoch()
    {
        // Act
        Write(Part("small", [Run("gru-1x64-s0", FakeGrid.Model(CellKind.Gru, 1, 64))]));
        // Assert
        string[] runs = File.ReadAllLines(_folder["results", "runs.csv"]), losses = File.ReadAllLines(_folder["results", "losses.csv"]);
        runs[1].Should().StartWith("small,gru-1x64-s0,gru,1,64,12929,200,30,0.015,30,0.004,200,0.025,0.004,200.0,");
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
        Page.Should().Contain("is 4 of 8 (corpus: 1.0)")
            .And.Contain("### step2").And.Contain("falls from 4 to 2 of 8 (corpus: 1.0)")
            .And.Contain("| step4 | **rnn-1x64-s0** | 4.0 |").And.Contain("| step2 | **rnn-1x64-s0** | 2.0 |");
        Directory.Exists(_folder["results", "figures"]).Should().BeFalse();
    }

    [Fact]
    public void A_step_of_which_nothing_is_done_says_so()
    {
        // Act
        Write(Steps(4), Steps(2) with { Runs = [], Missing = ["rnn-1x64-s0"] });
        // Assert
        Page.Should().Contain("step2: 1 of 1 network not finished").And.Contain("No results yet");
    }

    [Fact]
    public void The_same_results_give_the_same_bytes_and_figures_of_before_are_deleted()
    {
        // Arrange
        Write(Grid([.. FakeGrid.Models]));
        var page = Page;
        Write(Part("small", [Run("gru-1x64-s0", FakeGrid.Model(CellKind.Gru, 1, 64))]));
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

        writing.Should().Throw<EvaluationException>().WithMessage("*'small'*");
    }

    private string Page => File.ReadAllText(_folder["results", "README.md"]);

    private void Write(params ReportPart[] parts) =>
        ReportWriter.Write(new(Edition.Published, _folder["results"], parts, "./build.sh --target=Report", "./build.sh --target=Results", []));

    private static ReportPart Grid(ModelSpec[] done) => Part("fake", [.. done.Select(model => Run($"{model.Name}-s0", model))]) with
    {
        Models = [.. FakeGrid.Models],
        Missing = [.. FakeGrid.Models.Except(done).Select(model => $"{model.Name}-s0")],
    };

    private static ReportPart Part(string name, IReadOnlyList<ReportRun> runs) =>
        FakeReport.Part([.. runs]) with { Experiment = name, Description = "Never run." };

    private static ReportRun Run(string name, ModelSpec model) => new(name, model, FakeGrid.Curve(30), 30, [], null);

    // Classes; the piece stays on one of them for so many steps.
    private static ReportPart Steps(int longest)
    {
        var model = FakeReport.ClassModel(CellKind.Rnn);
        var evaluation = new RunEvaluation("fake", "rnn-1x64-s0", model, "chords", "cpu", Classes: FakeReport.Classes(2.1));
        int[] piece = [.. Enumerable.Repeat(9, longest), .. Enumerable.Range(0, 8 - longest)];
        var run = Run("rnn-1x64-s0", model) with { Evaluation = evaluation, Samples = [new("/made/up/a.mid", "seed 0", piece)] };
        return Part($"step{longest}", [run]) with
        {
            Corpus = new(
                "chords",
                "No rights reserved.",
                [new("one", false, [.. Enumerable.Range(0, 10)]), new("two", true, [.. Enumerable.Range(0, 10)])]),
            Lines = [],
            AreTokensPitches = false,
        };
    }
}
