using Nocturne.Generation.Composing;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Generation.Tests.Composing;

public sealed class ComposerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<CellKind> Cells => [CellKind.Rnn, CellKind.Lstm, CellKind.Gru];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Window_mode_runs_the_last_notes_from_a_zero_state_for_every_note(CellKind cell)
    {
        const int Notes = 30;
        using var model = Load(cell);
        int[] prime = [.. model.Card.Seeds[1]];

        var tokens = Compose(model, new ComposeSettings(Notes, Run: RunMode.Window, Sampling: new(0)), prime);

        tokens.Should().Equal(FromEveryWindow(model, prime, Notes));
        tokens.Distinct().Should().HaveCountGreaterThan(1);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Stream_mode_is_one_long_run_from_a_zero_state(CellKind cell)
    {
        const int Notes = 30;
        using var model = Load(cell);
        int[] prime = [.. model.Card.Seeds[1]];

        var tokens = Compose(model, new ComposeSettings(Notes, Run: RunMode.Stream, Sampling: new(0)), prime);

        using var whole = model.CreateRunner(1, prime.Length + Notes - 1);
        Array.ConvertAll([.. prime, .. tokens[..^1]], token => (long)token).CopyTo(whole.Tokens);
        whole.Run();
        tokens.Distinct().Should().HaveCountGreaterThan(1);
        tokens.Should().Equal(whole.Scores(0)[(prime.Length - 1)..].ToArray().Select(PitchEncoding.TokenOf));
    }

    [Fact]
    public void The_modes_agree_until_the_window_moves_on_and_then_part()
    {
        using var model = Load(CellKind.Gru);
        var prime = model.Card.Seeds[0][..2];
        const int WhileFilling = TestModel.Window - 1;      // number of notes after windows that still hold the whole prime

        var window = Compose(model, new ComposeSettings(60, Run: RunMode.Window, Sampling: new(1)), prime);
        var stream = Compose(model, new ComposeSettings(60, Run: RunMode.Stream, Sampling: new(1)), prime);

        window[..WhileFilling].Should().Equal(stream[..WhileFilling]);
        window.Should().NotEqual(stream);
    }

    [Fact]
    public void Window_mode_hears_the_last_window_of_a_long_prime()
    {
        using var model = Load(CellKind.Lstm);
        int[] prime = [.. Enumerable.Range(0, 50).Select(i => 20 + i * 13 % 50)];

        var fromAll = Compose(model, new ComposeSettings(20), prime);
        var fromLast = Compose(model, new ComposeSettings(20), prime[^TestModel.Window..]);

        fromAll.Should().Equal(fromLast);
    }

    [Theory]
    [InlineData(RunMode.Window)]
    [InlineData(RunMode.Stream)]
    public void The_same_seed_gives_the_same_piece_and_another_seed_another(RunMode run)
    {
        using var model = Load(CellKind.Gru);
        int[] prime = [40, 41, 42];

        var piece = Compose(model, new ComposeSettings(100, Seed: 5, Run: run, Sampling: new(1)), prime);
        var same = Compose(model, new ComposeSettings(100, Seed: 5, Run: run, Sampling: new(1)), prime);
        var other = Compose(model, new ComposeSettings(100, Seed: 6, Run: run, Sampling: new(1)), prime);

        same.Should().Equal(piece);
        other.Should().NotEqual(piece);
    }

    [Fact]
    public void A_composer_can_be_asked_twice()
    {
        using var model = Load(CellKind.Lstm);
        using var composer = new Composer(model, new ComposeSettings(40, Run: RunMode.Stream, Sampling: new(0.5)));

        var first = composer.Compose([30, 50]);
        var second = composer.Compose([30, 50]);

        second.Should().Equal(first);
    }

    [Fact]
    public void Temperature_0_makes_no_draws()
    {
        using var model = Load(CellKind.Rnn);

        var one = Compose(model, new ComposeSettings(50, Seed: 1, Sampling: new(0)), [44]);
        var two = Compose(model, new ComposeSettings(50, Seed: 2, Sampling: new(0)), [44]);

        two.Should().Equal(one);
    }

    [Theory]
    [InlineData(RunMode.Window)]
    [InlineData(RunMode.Stream)]
    public void A_note_allocates_nothing_but_its_place_in_the_piece(RunMode run)
    {
        using var model = Load(CellKind.Lstm);

        Allocation.OfThousandNotes(model, run).Should().Be(1000 * sizeof(int));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    [InlineData(-1, 2)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, 1)]
    public void Seeds_take_the_windows_of_the_card_in_turn(int seed, int window)
    {
        using var model = Load(CellKind.Gru);
        using var composer = new Composer(model, new ComposeSettings(Seed: seed));

        composer.SeedWindow().Should().Equal(TestModel.Card(TestModel.Spec(CellKind.Gru)).Seeds[window]);
    }

    [Fact]
    public void A_card_without_windows_asks_for_a_prime()
    {
        var spec = TestModel.Spec(CellKind.Gru);
        using var model = MusicModel.Load(TestModel.Write(_folder, spec, TestModel.Card(spec, seeds: 0)), DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeSettings());

        var pick = composer.SeedWindow;

        pick.Should().Throw<ModelException>().WithMessage("*no windows to start from*");
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        using var model = Load(CellKind.Gru);

        var create = () => new Composer(model, new ComposeSettings(Notes: 0, Sampling: new(-1))).Dispose();

        create.Should().Throw<SettingException>().WithMessage(
            "notes is 0; must be between 1 and 100,000; temperature is -1; must be between 0 and 10.");
    }

    [Fact]
    public void An_empty_prime_is_refused()
    {
        using var model = Load(CellKind.Gru);

        var compose = () => Compose(model, new ComposeSettings(), []);

        compose.Should().Throw<ArgumentException>().WithMessage("The prime is empty*");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(88)]
    public void A_token_off_the_keyboard_is_refused(int token)
    {
        using var model = Load(CellKind.Gru);

        var compose = () => Compose(model, new ComposeSettings(), [40, token]);

        compose.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_network_whose_output_is_no_number_is_refused()
    {
        var spec = TestModel.Spec(CellKind.Rnn, layers: 1, hidden: 2);
        var weights = new Weights(spec);
        weights["rnn.bias_ih_l0"].AsSpan().Fill(9);                  // both units near 1
        weights[ParameterNames.HeadWeights(0)].AsSpan().Fill(float.MaxValue);        // their sum overflows
        OnnxExporter.Write(weights, TestModel.Card(spec), _folder["huge.onnx"]);
        using var model = MusicModel.Load(_folder["huge.onnx"], DevicePreference.Cpu);

        var compose = () => Compose(model, new ComposeSettings(), [40]);

        compose.Should().Throw<ModelException>().WithMessage("The model's output after 0 notes is **diverged*");
    }

    [Fact]
    public void A_higher_temperature_strays_further()
    {
        using var model = Load(CellKind.Gru);
        var calm = Compose(model, new ComposeSettings(1, Sampling: new(0)), [40]);

        var little = Strays(0.1);
        var much = Strays(1);

        little.Should().BePositive().And.BeLessThan(much);

        double Strays(double temperature) => Enumerable.Range(0, 50)
            .Average(seed => Math.Abs(Compose(model, new ComposeSettings(1, seed, Sampling: new(temperature)), [40])[0] - calm[0]));
    }

    [Fact]
    public void Composing_can_be_stopped()
    {
        using var model = Load(CellKind.Gru);
        using var composer = new Composer(model, new ComposeSettings());

        var compose = () => composer.Compose([40], new CancellationToken(canceled: true));

        compose.Should().Throw<OperationCanceledException>();
    }

    private MusicModel Load(CellKind cell) => MusicModel.Load(TestModel.Write(_folder, TestModel.Spec(cell)), DevicePreference.Cpu);

    private static int[] Compose(MusicModel model, ComposeSettings settings, int[] prime)
    {
        using var composer = new Composer(model, settings);
        return composer.Compose(prime);
    }

    // A slow reference: a new runner for every note.
    private static List<int> FromEveryWindow(MusicModel model, int[] prime, int notes)
    {
        var all = prime.ToList();
        for (var i = 0; i < notes; i++)
        {
            using var runner = model.CreateRunner(1, TestModel.Window);
            all.TakeLast(TestModel.Window).Select(token => (long)token).ToArray().CopyTo(runner.Tokens);
            runner.Run();
            all.Add(PitchEncoding.TokenOf(runner.Scores(0)[^1]));
        }
        return all[prime.Length..];
    }
}
