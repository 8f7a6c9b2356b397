using Nocturne.Models;

namespace Nocturne.Generation.Tests;

public sealed class ModelRunnerTests : IDisposable
{
    private const int Steps = 10;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<CellKind> Cells => [CellKind.Rnn, CellKind.Lstm, CellKind.Gru];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Two_halves_with_the_state_carried_are_the_whole(CellKind cell)
    {
        using var model = Load(cell);
        using var whole = model.CreateRunner(1, Steps);
        using var half = model.CreateRunner(1, Steps / 2);
        var input = Input(Steps);

        input.CopyTo(whole.Input);
        whole.Run();
        float[] outputs = [.. Run(half, input[..(Steps / 2)]), .. Carry(half, input[(Steps / 2)..])];

        Difference(outputs, whole.Output).Should().BeLessThan(1e-6f);
        Difference(half.HiddenAfter, whole.HiddenAfter).Should().BeLessThan(1e-6f);
        Difference(half.CellAfter, whole.CellAfter).Should().BeLessThan(1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_row_of_a_batch_is_what_it_is_alone(CellKind cell)
    {
        const int Batch = 5;
        using var model = Load(cell);
        using var together = model.CreateRunner(Batch, Steps);
        using var alone = model.CreateRunner(1, Steps);
        var input = Input(Batch * Steps);

        input.CopyTo(together.Input);
        together.Run();
        float[] single = [.. Enumerable.Range(0, Batch).SelectMany(row => Run(alone, input[(row * Steps)..((row + 1) * Steps)]))];

        Difference(single, together.Output).Should().BeLessThan(1e-6f);
    }

    [Fact]
    public void A_state_that_is_written_counts()
    {
        using var model = Load(CellKind.Lstm);
        using var runner = model.CreateRunner(1, 1);
        var fromZero = Run(runner, [0.5f]);

        runner.Hidden.Fill(0.3f);
        runner.Cell.Fill(-0.2f);
        var fromElsewhere = Run(runner, [0.5f]);

        fromElsewhere[0].Should().NotBe(fromZero[0]);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_reset_forgets_all(CellKind cell)
    {
        using var model = Load(cell);
        using var runner = model.CreateRunner(1, Steps);
        var input = Input(Steps);
        var first = Run(runner, input);
        var carried = Carry(runner, input);

        runner.CarryState();
        runner.ResetState();
        var again = Run(runner, input);

        again.Should().Equal(first).And.NotEqual(carried);
    }

    [Fact]
    public void Only_an_lstm_has_a_cell_state()
    {
        using var lstm = Load(CellKind.Lstm);
        using var gru = Load(CellKind.Gru);
        using var withCell = lstm.CreateRunner(3, 1);
        using var without = gru.CreateRunner(3, 1);

        (withCell.Cell.Length, withCell.CellAfter.Length, without.Cell.Length, without.CellAfter.Length).Should().Be((2 * 3 * 16, 2 * 3 * 16, 0, 0));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_run_allocates_nothing(CellKind cell)
    {
        using var model = Load(cell);
        using var runner = model.CreateRunner(1, 1);
        Notes(runner, 100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Notes(runner, 1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Tokens_are_written_as_they_are(CellKind cell)
    {
        using var model = MusicModel.Load(TestModel.Write(_folder, TestModel.Categorical(cell, InputKind.Embedding)), DevicePreference.Cpu);
        using var runner = model.CreateRunner(2, 1);

        new long[] { 5, 6 }.CopyTo(runner.Tokens);
        runner.Run();
        var scores = runner.Output.ToArray();
        new long[] { 6, 5 }.CopyTo(runner.Tokens);
        runner.Run();

        (runner.Input.Length, runner.Tokens.Length, scores.Length).Should().Be((0, 2, 2 * TestModel.Vocabulary.Length));
        float[] turned = [.. scores[TestModel.Vocabulary.Length..], .. scores[..TestModel.Vocabulary.Length]];
        Difference(turned, runner.Output).Should().BeLessThan(1e-6f);
        scores.Should().NotEqual(turned);
    }

    [Fact]
    public void A_token_past_the_vocabulary_cannot_be_run()
    {
        using var model = MusicModel.Load(TestModel.Write(_folder, TestModel.Categorical(CellKind.Gru, InputKind.Embedding)), DevicePreference.Cpu);
        using var runner = model.CreateRunner(1, 1);
        runner.Tokens[0] = TestModel.Vocabulary.Length;

        var run = runner.Run;

        run.Should().Throw<ModelException>();
    }

    [Fact]
    public void Without_a_binding_tokens_say_the_same()
    {
        var spec = TestModel.Categorical(CellKind.Lstm, InputKind.Embedding);
        using var session = DeviceSession.Open(TestModel.Bytes(spec), DevicePreference.Cpu, threads: 1);
        using var bound = new ModelRunner(session, spec, 1, 2);
        using var unbound = new ModelRunner(new DeviceSession(session.Session, "cuda:0", "in name only"), spec, 1, 2);
        foreach (var runner in (ModelRunner[])[bound, unbound])
        {
            new long[] { 9, 60 }.CopyTo(runner.Tokens);
            runner.Run();
        }

        unbound.Output.ToArray().Should().Equal(bound.Output.ToArray());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 4)]
    public void A_runner_needs_a_row_and_a_step(int batch, int steps)
    {
        using var model = Load(CellKind.Rnn);

        var create = () => model.CreateRunner(batch, steps).Dispose();

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Without_a_binding_as_beside_cuda_it_says_the_same(CellKind cell)
    {
        var spec = TestModel.Spec(cell);
        using var session = DeviceSession.Open(TestModel.Bytes(spec), DevicePreference.Cpu, threads: 1);
        using var bound = new ModelRunner(session, spec, 2, Steps);
        using var unbound = new ModelRunner(new DeviceSession(session.Session, "cuda:0", "in name only"), spec, 2, Steps);
        var input = Input(2 * Steps);

        float[] expected = [.. Run(bound, input), .. Carry(bound, input), .. Carry(bound, input)];
        float[] outputs = [.. Run(unbound, input), .. Carry(unbound, input), .. Carry(unbound, input)];

        outputs.Should().Equal(expected);
    }

    [Fact]
    public void A_runner_whose_model_is_gone_refuses_to_run()
    {
        var model = Load(CellKind.Gru);
        using var runner = model.CreateRunner(1, 1);
        model.Dispose();

        var run = runner.Run;

        run.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void More_threads_say_the_same()
    {
        var path = TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));
        using var one = MusicModel.Load(path, DevicePreference.Cpu);
        using var two = MusicModel.Load(path, DevicePreference.Cpu, threads: 2);
        using var alone = one.CreateRunner(8, Steps);
        using var shared = two.CreateRunner(8, Steps);
        var input = Input(8 * Steps);

        var expected = Run(alone, input);

        Difference(Run(shared, input), expected).Should().BeLessThan(1e-6f);
    }

    private MusicModel Load(CellKind cell) => MusicModel.Load(TestModel.Write(_folder, TestModel.Spec(cell)), DevicePreference.Cpu);

    private static float[] Input(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 37 % 88) / 88f)];

    private static float[] Run(ModelRunner runner, float[] input)
    {
        input.CopyTo(runner.Input);
        runner.Run();
        return runner.Output.ToArray();
    }

    private static float[] Carry(ModelRunner runner, float[] input)
    {
        runner.CarryState();
        return Run(runner, input);
    }

    private static void Notes(ModelRunner runner, int count)
    {
        for (var i = 0; i < count; i++)
        {
            runner.Input[0] = i % 88 / 88f;
            runner.Run();
            runner.CarryState();
        }
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
