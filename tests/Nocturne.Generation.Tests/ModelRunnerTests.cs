using Nocturne.Models;

namespace Nocturne.Generation.Tests;

public sealed class ModelRunnerTests
{
    private const int Steps = 10;
    private const float Tolerance = 2e-6f;

    public static TheoryData<CellKind> Cells => [CellKind.Rnn, CellKind.Lstm, CellKind.Gru];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Two_halves_with_the_state_carried_are_the_whole(CellKind cell)
    {
        using var model = new OpenModel(OpenModel.FourFields(cell));
        using var whole = model.CreateRunner(1, Steps);
        using var half = model.CreateRunner(1, Steps / 2);
        var tokens = Tokens(model.Spec, Steps);
        var middle = tokens.Length / 2;

        var expected = Run(whole, tokens);
        float[] scores = [.. Run(half, tokens[..middle]), .. Carry(half, tokens[middle..])];

        Difference(scores, expected).Should().BeLessThan(Tolerance);
        Difference(half.HiddenAfter, whole.HiddenAfter).Should().BeLessThan(Tolerance);
        Difference(half.CellAfter, whole.CellAfter).Should().BeLessThan(Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_row_of_a_batch_is_what_it_is_alone(CellKind cell)
    {
        const int Batch = 5;
        using var model = new OpenModel(OpenModel.FourFields(cell));
        using var together = model.CreateRunner(Batch, Steps);
        using var alone = model.CreateRunner(1, Steps);
        var tokens = Tokens(model.Spec, Batch * Steps);
        var size = tokens.Length / Batch;

        float[] single = [.. Enumerable.Range(0, Batch).SelectMany(row => Run(alone, tokens[(row * size)..((row + 1) * size)]))];

        Difference(single, Run(together, tokens)).Should().BeLessThan(Tolerance);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_head_run_again_gives_what_a_whole_run_gives_for_the_fields_drawn_by_then(CellKind cell)
    {
        const int Batch = 2;
        using var model = new OpenModel(OpenModel.FourFields(cell));
        using var drawing = model.CreateRunner(Batch, Steps);
        using var whole = model.CreateRunner(Batch, Steps);
        var tokens = Tokens(model.Spec, Batch * Steps);
        Run(drawing, tokens);

        for (var head = 0; head < model.Spec.Heads.Count; head++)
        {
            drawing.RunHead(head);
            for (var row = 0; row < Batch && head < model.Spec.Heads.Count - 1; row++)
                Last(drawing.Note, Batch, row)[head] = 1 + row + head;
        }
        drawing.Note.CopyTo(whole.Note);
        Run(whole, tokens);

        for (var head = 0; head < model.Spec.Heads.Count; head++)
            Difference(drawing.Scores(head), whole.Scores(head)).Should().BeLessThan(Tolerance, "head {0} has the same inputs", head);
    }

    [Fact]
    public void A_head_run_again_is_that_of_the_last_run_even_if_the_state_was_carried_and_reset()
    {
        using var model = new OpenModel(OpenModel.FourFields(CellKind.Lstm));
        using var runner = model.CreateRunner(1, 1);
        Run(runner, Tokens(model.Spec, 1));
        var before = runner.Scores(3).ToArray();

        runner.CarryState();
        runner.ResetState();
        runner.RunHead(3);

        Difference(runner.Scores(3), before).Should().BeLessThan(Tolerance);
    }

    [Fact]
    public void A_state_that_is_written_counts()
    {
        using var model = new OpenModel(OpenModel.OneField(CellKind.Lstm));
        using var runner = model.CreateRunner(1, 1);
        var fromZero = Run(runner, [44]);

        runner.Hidden.Fill(0.3f);
        runner.Cell.Fill(-0.2f);
        var fromElsewhere = Run(runner, [44]);

        fromElsewhere[0].Should().NotBe(fromZero[0]);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_reset_forgets_all(CellKind cell)
    {
        using var model = new OpenModel(OpenModel.OneField(cell));
        using var runner = model.CreateRunner(1, Steps);
        var tokens = Tokens(model.Spec, Steps);
        var first = Run(runner, tokens);
        var carried = Carry(runner, tokens);

        runner.CarryState();
        runner.ResetState();
        var again = Run(runner, tokens);

        again.Should().Equal(first).And.NotEqual(carried);
    }

    [Fact]
    public void Only_an_lstm_has_a_cell_state()
    {
        using var lstm = new OpenModel(OpenModel.OneField(CellKind.Lstm));
        using var gru = new OpenModel(OpenModel.OneField(CellKind.Gru));
        using var withCell = lstm.CreateRunner(3, 1);
        using var without = gru.CreateRunner(3, 1);

        (withCell.Cell.Length, withCell.CellAfter.Length, without.Cell.Length, without.CellAfter.Length).Should().Be((96, 96, 0, 0));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_run_and_its_heads_allocate_nothing(CellKind cell)
    {
        foreach (var spec in (ModelSpec[])[OpenModel.OneField(cell), OpenModel.FourFields(cell)])
        {
            using var model = new OpenModel(spec);
            using var runner = model.CreateRunner(1, 1);
            Draw(runner, spec, 100);

            var before = GC.GetAllocatedBytesForCurrentThread();
            Draw(runner, spec, 1000);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            allocated.Should().Be(0);
        }
    }

    [Theory]
    [InlineData(5, -1)]
    [InlineData(5, 6)]
    [InlineData(0, 11)]
    public void A_token_out_of_its_range_is_not_run(int index, int token)
    {
        using var model = new OpenModel(OpenModel.FourFields(CellKind.Gru));
        using var runner = model.CreateRunner(1, 2);
        runner.Tokens[index] = token;

        var run = runner.Run;

        run.Should().Throw<InvalidOperationException>().WithMessage($"Token {token} of field {index % 4} is out of range*");
    }

    [Fact]
    public void A_drawn_field_out_of_its_range_is_not_run()
    {
        using var model = new OpenModel(OpenModel.FourFields(CellKind.Gru));
        using var runner = model.CreateRunner(1, 1);
        runner.Run();
        runner.Note[1] = 7;

        var run = () => runner.RunHead(2);

        run.Should().Throw<InvalidOperationException>().WithMessage("Token 7 of field 2 is out of range*");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 4)]
    public void A_runner_needs_a_row_and_a_step(int batch, int steps)
    {
        using var model = new OpenModel(OpenModel.OneField(CellKind.Rnn));

        var create = () => model.CreateRunner(batch, steps).Dispose();

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Without_bindings_as_on_cuda_the_scores_are_the_same(CellKind cell)
    {
        foreach (var spec in (ModelSpec[])[OpenModel.OneField(cell, embedding: 6), OpenModel.FourFields(cell)])
        {
            using var model = new OpenModel(spec);
            using var bound = model.CreateRunner(2, Steps);
            using var unbound = model.CreateUnboundRunner(2, Steps);
            var tokens = Tokens(spec, 2 * Steps);

            float[] expected = [.. Run(bound, tokens), .. Carry(bound, tokens), .. Carry(bound, tokens)];
            float[] scores = [.. Run(unbound, tokens), .. Carry(unbound, tokens), .. Carry(unbound, tokens)];

            scores.Should().Equal(expected);
        }
    }

    [Fact]
    public void A_runner_whose_model_is_disposed_does_not_run()
    {
        var model = new OpenModel(OpenModel.OneField(CellKind.Gru));
        using var runner = model.CreateRunner(1, 1);
        model.Dispose();

        var run = runner.Run;

        run.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void More_threads_give_the_same_scores()
    {
        using var one = new OpenModel(OpenModel.FourFields(CellKind.Lstm));
        using var two = new OpenModel(OpenModel.FourFields(CellKind.Lstm), threads: 2);
        using var alone = one.CreateRunner(8, Steps);
        using var shared = two.CreateRunner(8, Steps);
        var tokens = Tokens(one.Spec, 8 * Steps);

        var expected = Run(alone, tokens);

        Difference(Run(shared, tokens), expected).Should().BeLessThan(Tolerance);
    }

    /// <summary>Creates tokens of all fields, shape [steps, F].</summary>
    private static long[] Tokens(ModelSpec spec, int steps) => [.. Enumerable.Range(0, steps)
        .SelectMany(step => spec.Inputs.Select((input, field) => (step * 37L + field * 5) % input.Vocabulary))];

    /// <summary>Runs and returns the scores of the last head.</summary>
    private static float[] Run(ModelRunner runner, long[] tokens)
    {
        tokens.CopyTo(runner.Tokens);
        runner.Run();
        return runner.Scores(runner.Note.Length / (runner.Batch * runner.Steps)).ToArray();
    }

    private static float[] Carry(ModelRunner runner, long[] tokens)
    {
        runner.CarryState();
        return Run(runner, tokens);
    }

    /// <summary>Draws steps field by field, always the second token.</summary>
    private static void Draw(ModelRunner runner, ModelSpec spec, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            runner.Tokens.Fill(1);
            runner.Run();
            runner.CarryState();
            for (var head = 0; head < spec.Heads.Count; head++)
            {
                runner.RunHead(head);
                if (head < runner.Note.Length)
                    runner.Note[head] = 1;
            }
        }
    }

    /// <summary>Returns the values of a row at the last step.</summary>
    private static Span<long> Last(Span<long> note, int batch, int row)
    {
        var (size, fields) = (note.Length / batch, note.Length / batch / Steps);
        return note.Slice((row + 1) * size - fields, fields);
    }

    private static float Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        x.Length.Should().Be(y.Length);
        var largest = 0f;
        for (var i = 0; i < x.Length; i++)
            largest = MathF.Max(largest, MathF.Abs(x[i] - y[i]));
        return largest;
    }
}
