using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Generation.Tests;

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

        var tokens = Compose(model, new ComposeOptions(Notes, Temperature: 0, Run: RunMode.Window), prime);

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

        var tokens = Compose(model, new ComposeOptions(Notes, Temperature: 0, Run: RunMode.Stream), prime);

        using var whole = model.CreateRunner(1, prime.Length + Notes - 1);
        Scaled([.. prime, .. tokens[..^1]]).CopyTo(whole.Input);
        whole.Run();
        tokens.Distinct().Should().HaveCountGreaterThan(1);
        tokens.Should().Equal(whole.Output[(prime.Length - 1)..].ToArray().Select(PitchEncoding.Token));
    }

    [Fact]
    public void The_modes_agree_until_the_window_moves_on_and_then_part()
    {
        using var model = Load(CellKind.Gru);
        var prime = model.Card.Seeds[0][..2];
        const int WhileFilling = TestModel.Window - 1;      // this many notes follow windows that still hold the whole prime

        var window = Compose(model, new ComposeOptions(60, Temperature: 1, Run: RunMode.Window), prime);
        var stream = Compose(model, new ComposeOptions(60, Temperature: 1, Run: RunMode.Stream), prime);

        window[..WhileFilling].Should().Equal(stream[..WhileFilling]);
        window.Should().NotEqual(stream);
    }

    [Fact]
    public void Window_mode_hears_the_last_window_of_a_long_prime()
    {
        using var model = Load(CellKind.Lstm);
        int[] prime = [.. Enumerable.Range(0, 50).Select(i => 20 + i * 13 % 50)];

        var fromAll = Compose(model, new ComposeOptions(20), prime);
        var fromLast = Compose(model, new ComposeOptions(20), prime[^TestModel.Window..]);

        fromAll.Should().Equal(fromLast);
    }

    [Theory]
    [InlineData(RunMode.Window)]
    [InlineData(RunMode.Stream)]
    public void The_same_seed_gives_the_same_piece_and_another_seed_another(RunMode run)
    {
        using var model = Load(CellKind.Gru);
        int[] prime = [40, 41, 42];

        var piece = Compose(model, new ComposeOptions(100, Seed: 5, Temperature: 1, run), prime);
        var same = Compose(model, new ComposeOptions(100, Seed: 5, Temperature: 1, run), prime);
        var other = Compose(model, new ComposeOptions(100, Seed: 6, Temperature: 1, run), prime);

        same.Should().Equal(piece);
        other.Should().NotEqual(piece);
    }

    [Fact]
    public void A_composer_can_be_asked_twice()
    {
        using var model = Load(CellKind.Lstm);
        using var composer = new Composer(model, new ComposeOptions(40, Temperature: 0.5, Run: RunMode.Stream));

        var first = composer.Compose([30, 50]);
        var second = composer.Compose([30, 50]);

        second.Should().Equal(first);
    }

    [Fact]
    public void Temperature_0_makes_no_draws()
    {
        using var model = Load(CellKind.Rnn);

        var one = Compose(model, new ComposeOptions(50, Seed: 1, Temperature: 0), [44]);
        var two = Compose(model, new ComposeOptions(50, Seed: 2, Temperature: 0), [44]);

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
        using var composer = new Composer(model, new ComposeOptions(Seed: seed));

        composer.SeedWindow().Should().Equal(TestModel.Card(TestModel.Spec(CellKind.Gru)).Seeds[window]);
    }

    [Fact]
    public void A_card_without_windows_asks_for_a_prime()
    {
        var spec = TestModel.Spec(CellKind.Gru);
        using var model = MusicModel.Load(TestModel.Write(_folder, spec, TestModel.Card(spec, seeds: 0)), DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeOptions());

        var pick = composer.SeedWindow;

        pick.Should().Throw<ModelException>().WithMessage("*no windows to start from*");
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        using var model = Load(CellKind.Gru);

        var create = () => new Composer(model, new ComposeOptions(Notes: 0, Temperature: -1)).Dispose();

        create.Should().Throw<SettingException>().WithMessage("notes is 0; use 1 to 100,000; temperature is -1; use 0 to 10.");
    }

    [Fact]
    public void An_empty_prime_is_refused()
    {
        using var model = Load(CellKind.Gru);

        var compose = () => Compose(model, new ComposeOptions(), []);

        compose.Should().Throw<ArgumentException>().WithMessage("The prime is empty*");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(88)]
    public void A_token_off_the_keyboard_is_refused(int token)
    {
        using var model = Load(CellKind.Gru);

        var compose = () => Compose(model, new ComposeOptions(), [40, token]);

        compose.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_network_whose_output_is_no_number_is_refused()
    {
        var spec = new ModelSpec(CellKind.Rnn, 2, 1);
        var weights = new Weights(spec);
        weights["rnn.bias_ih_l0"].AsSpan().Fill(9);                  // both units near 1
        weights["head.weight"].AsSpan().Fill(float.MaxValue);        // their sum beyond float's range
        OnnxExporter.Write(weights, TestModel.Card(spec), _folder["huge.onnx"]);
        using var model = MusicModel.Load(_folder["huge.onnx"], DevicePreference.Cpu);

        var compose = () => Compose(model, new ComposeOptions(), [40]);

        compose.Should().Throw<ModelException>().WithMessage("The model's output after 0 notes is *, not a number*");
    }

    [Fact]
    public void A_higher_temperature_strays_further()
    {
        using var model = Load(CellKind.Gru);
        var calm = Compose(model, new ComposeOptions(1, Temperature: 0), [40]);

        var little = Strays(0.1);
        var much = Strays(1);

        little.Should().BePositive().And.BeLessThan(much);

        double Strays(double temperature) => Enumerable.Range(0, 50)
            .Average(seed => Math.Abs(Compose(model, new ComposeOptions(1, seed, temperature), [40])[0] - calm[0]));
    }

    [Fact]
    public void Composing_can_be_stopped()
    {
        using var model = Load(CellKind.Gru);
        using var composer = new Composer(model, new ComposeOptions());

        var compose = () => composer.Compose([40], new CancellationToken(canceled: true));

        compose.Should().Throw<OperationCanceledException>();
    }

    private MusicModel Load(CellKind cell) => MusicModel.Load(TestModel.Write(_folder, TestModel.Spec(cell)), DevicePreference.Cpu);

    private static int[] Compose(MusicModel model, ComposeOptions options, int[] prime)
    {
        using var composer = new Composer(model, options);
        return composer.Compose(prime);
    }

    private static float[] Scaled(IEnumerable<int> tokens) => [.. tokens.Select(PitchEncoding.Scaled)];

    // The definition, written down slowly: a new runner for every note.
    private static List<int> FromEveryWindow(MusicModel model, int[] prime, int notes)
    {
        var all = prime.ToList();
        for (var i = 0; i < notes; i++)
        {
            using var runner = model.CreateRunner(1, TestModel.Window);
            Scaled(all.TakeLast(TestModel.Window)).CopyTo(runner.Input);
            runner.Run();
            all.Add(PitchEncoding.Token(runner.Output[^1]));
        }
        return all[prime.Length..];
    }
}
