using Nocturne.Generation.Composing;
using Nocturne.Models;
using Nocturne.Onnx;

namespace Nocturne.Generation.Tests.Composing;

public sealed class CategoricalComposerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<CellKind, InputKind, RunMode> All()
    {
        var all = new TheoryData<CellKind, InputKind, RunMode>();
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var input in Enum.GetValues<InputKind>())
                foreach (var run in Enum.GetValues<RunMode>())
                    all.Add(cell, input, run);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Temperature_0_takes_the_largest_score_of_every_step(CellKind cell, InputKind input, RunMode run)
    {
        // Arrange
        const int Notes = 40;
        using var model = Load(cell, input);
        int[] prime = [.. model.Card.Seeds[1]];
        // Act
        var tokens = Compose(model, new ComposeSettings(Notes, Run: run, Sampling: new(0)), prime);
        // Assert
        tokens.Should().Equal(Greedy(model, prime, Notes, run));
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void What_the_network_hears_decides_what_it_says(CellKind cell)
    {
        // Arrange
        using var model = Load(cell, InputKind.Embedding);
        // Act
        var tokens = Compose(model, new ComposeSettings(40, Sampling: new(0)), model.Card.Seeds[1]);
        // Assert
        tokens.Distinct().Should().HaveCountGreaterThan(3);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_seed_gives_the_same_tokens_and_another_seed_others(CellKind cell, InputKind input, RunMode run)
    {
        // Arrange
        using var model = Load(cell, input);
        // Act
        var tokens = Compose(model, new ComposeSettings(60, Seed: 5, Run: run, Sampling: new(1)), [1, 2, 3]);
        // Assert
        Compose(model, new ComposeSettings(60, Seed: 5, Run: run, Sampling: new(1)), [1, 2, 3]).Should().Equal(tokens);
        Compose(model, new ComposeSettings(60, Seed: 6, Run: run, Sampling: new(1)), [1, 2, 3]).Should().NotEqual(tokens);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_note_allocates_nothing_but_its_place_in_the_piece(CellKind cell, InputKind input, RunMode run)
    {
        // Arrange
        using var model = Load(cell, input);
        // Act
        var bytes = Allocation.OfThousandNotes(model, run);
        // Assert
        bytes.Should().Be(1000 * sizeof(int));
    }

    [Fact]
    public void First_notes_are_spread_as_the_softmax_of_the_scores_is()
    {
        // Arrange
        const int Count = 4000;
        using var model = Load(CellKind.Gru, InputKind.Embedding);
        var odds = SoftMax(Scores(model, [3, 1, 4], steps: 3));
        // Act
        var counts = new int[odds.Length];
        for (var seed = 0; seed < Count; seed++)
            counts[Compose(model, new ComposeSettings(1, seed, Run: RunMode.Stream, Sampling: new(1)), [3, 1, 4])[0]]++;
        // Assert: chi-square with 70 degrees of freedom exceeds 112.3 with a probability of 0.1 %
        counts.Zip(odds, (count, share) => (count - share * Count) * (count - share * Count) / (share * Count)).Sum()
            .Should().BeLessThan(112.3);
    }

    [Theory]
    [InlineData(InputKind.Scalar, -1)]
    [InlineData(InputKind.Scalar, 71)]
    [InlineData(InputKind.Embedding, -1)]
    [InlineData(InputKind.Embedding, 71)]
    public void A_token_without_a_class_is_refused(InputKind input, int token)
    {
        // Arrange
        using var model = Load(CellKind.Gru, input);
        // Act
        var compose = () => Compose(model, new ComposeSettings(), [4, token]);
        // Assert
        compose.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"Token {token}; *");
    }

    [Fact]
    public void A_score_that_is_no_number_is_refused()
    {
        // Arrange
        var spec = ModelSpec.OneField(CellKind.Rnn, 2, 1, TestModel.Vocabulary.Length, HeadKind.Categorical, embedding: 2);
        var weights = new Weights(spec);
        weights["rnn.bias_ih_l0"].AsSpan().Fill(9);                             // both units near 1
        weights[ParameterNames.HeadWeights(0)].AsSpan(2 * 40, 2).Fill(float.MaxValue);          // the sum of one row overflows
        OnnxExporter.Write(weights, TestModel.Card(spec), _folder["huge.onnx"]);
        using var model = MusicModel.Load(_folder["huge.onnx"], DevicePreference.Cpu);
        // Act
        var compose = () => Compose(model, new ComposeSettings(), [40]);
        // Assert
        compose.Should().Throw<ModelException>().WithMessage("The model's output after 0 notes is **diverged*");
    }

    [Fact]
    public void Scores_of_a_thousand_still_give_a_piece()
    {
        // Arrange
        var spec = ModelSpec.OneField(CellKind.Rnn, 2, 1, TestModel.Vocabulary.Length, HeadKind.Categorical, embedding: 2);
        var weights = new Weights(spec);
        weights[ParameterNames.HeadBias(0)].AsSpan(10, 5).Fill(1000);
        OnnxExporter.Write(weights, TestModel.Card(spec), _folder["large.onnx"]);
        using var model = MusicModel.Load(_folder["large.onnx"], DevicePreference.Cpu);
        // Act
        var tokens = Compose(model, new ComposeSettings(200), [40]);
        // Assert
        tokens.Distinct().Order().Should().Equal(10, 11, 12, 13, 14);
    }

    private MusicModel Load(CellKind cell, InputKind input) =>
        MusicModel.Load(TestModel.Write(_folder, TestModel.Categorical(cell, input)), DevicePreference.Cpu);

    private static int[] Compose(MusicModel model, ComposeSettings settings, int[] prime)
    {
        using var composer = new Composer(model, settings);
        return composer.Compose(prime);
    }

    // A slow reference: a new runner for every note, over the window or over all previous notes.
    private static List<int> Greedy(MusicModel model, int[] prime, int notes, RunMode run)
    {
        var all = prime.ToList();
        for (var i = 0; i < notes; i++)
        {
            var scores = Scores(model, all, run == RunMode.Window ? TestModel.Window : all.Count);
            all.Add(Array.IndexOf(scores, scores.Max()));
        }
        return all[prime.Length..];
    }

    /// <summary>Returns the scores after the last token. The network sees only the last few tokens.</summary>
    private static float[] Scores(MusicModel model, IEnumerable<int> tokens, int steps)
    {
        using var runner = model.CreateRunner(1, steps);
        tokens.TakeLast(steps).Select(token => (long)token).ToArray().CopyTo(runner.Tokens);
        runner.Run();
        return runner.Scores(0)[^TestModel.Vocabulary.Length..].ToArray();
    }

    private static double[] SoftMax(float[] scores)
    {
        var weights = scores.Select(score => Math.Exp(score)).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
