using Nocturne.Generation.Composing;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;
using Nocturne.Testing.Models.Toys;

namespace Nocturne.Generation.Tests.Composing;

/// <summary>Composing with encodings that have a grammar, several fields or several steps per note.</summary>
public sealed class FieldComposerTests : IDisposable
{
    private static readonly Score Melody = new(
        new TempoMap(4), Enumerable.Range(0, TestModel.Window).Select(i => new Note(2 * i, 1 + i % 4, 40 + 7 * i % 30, 8 + 16 * (i % 8))));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<CellKind, RunMode> All()
    {
        var all = new TheoryData<CellKind, RunMode>();
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var run in Enum.GetValues<RunMode>())
                all.Add(cell, run);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_compound_piece_has_as_many_notes_as_asked_for_and_keeps_the_grammar(CellKind cell, RunMode run)
    {
        // Arrange
        using var model = Load(new CompoundToy(), Compound(cell));
        // Act
        var tokens = Compose(model, new ComposeSettings(60, Seed: 3, run));
        // Assert
        tokens.Should().HaveCount(60 * 4);
        var score = model.Encoding.Decode(tokens);
        score.Notes.Should().HaveCount(60);
        model.Encoding.Encode(score).LeftOut.Should().BeEmpty("notes of a chord rise");
        score.Notes.Select(note => note.Velocity).Distinct().Should().HaveCountGreaterThan(1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_flat_piece_ends_with_the_last_token_of_its_last_note(CellKind cell, RunMode run)
    {
        // Arrange
        using var model = Load(new FlatToy(), ModelSpec.OneField(cell, 16, 1, new FlatToy().Fields[0].Size, HeadKind.Categorical, 8));
        // Act
        var tokens = Compose(model, new ComposeSettings(60, Seed: 3, run));
        // Assert
        tokens.Should().HaveCount(60 * 3);
        model.Encoding.Decode(tokens).Notes.Should().HaveCount(60);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fields_are_drawn_each_from_the_scores_that_know_those_before(CellKind cell, RunMode run)
    {
        // Arrange
        using var model = Load(new CompoundToy(), Compound(cell));
        int[] prime = [.. model.Card.Seeds[0]];
        // Act
        var tokens = Compose(model, new ComposeSettings(12, Run: run, Sampling: new(Temperature: 0)));
        // Assert
        tokens.Should().Equal(Greedy(model, prime, 12, run));
    }

    [Theory]
    [InlineData(RunMode.Window)]
    [InlineData(RunMode.Stream)]
    public void The_same_seed_gives_the_same_compound_piece_and_another_seed_another(RunMode run)
    {
        using var model = Load(new CompoundToy(), Compound(CellKind.Gru));

        var piece = Compose(model, new ComposeSettings(50, Seed: 0, run));

        Compose(model, new ComposeSettings(50, Seed: 0, run)).Should().Equal(piece);
        Compose(model, new ComposeSettings(50, Seed: 1, run)).Should().NotEqual(piece);
    }

    [Theory]
    [InlineData(RunMode.Window)]
    [InlineData(RunMode.Stream)]
    public void A_compound_note_allocates_nothing_but_its_place_in_the_piece(RunMode run)
    {
        using var model = Load(new CompoundToy(), Compound(CellKind.Lstm));

        Allocation.OfThousandNotes(model, run).Should().Be(1000 * 4 * sizeof(int));
    }

    [Fact]
    public void A_prime_of_half_a_step_is_refused()
    {
        using var model = Load(new CompoundToy(), Compound(CellKind.Gru));
        using var composer = new Composer(model);

        var compose = () => composer.Compose([0, 1, 2, 3, 0]);

        compose.Should().Throw<ArgumentException>().WithMessage("The prime has 5 tokens*");
    }

    [Fact]
    public void A_model_that_does_not_predict_every_field_cannot_compose()
    {
        var spec = Compound(CellKind.Gru) with { Heads = [new(HeadKind.Categorical, Field: 1)] };

        var load = () => Load(new CompoundToy(), spec);

        load.Should().Throw<ModelException>().WithMessage("*predicts 1 of the 4 fields*");
    }

    [Fact]
    public void A_regression_head_needs_a_field_whose_numbers_are_a_scale()
    {
        var spec = ModelSpec.OneField(CellKind.Gru, 16, 1, new FlatToy().Fields[0].Size, HeadKind.Regression, embedding: 8);

        var load = () => Load(new FlatToy(), spec);

        load.Should().Throw<ModelException>().WithMessage("*regression head for the field 'event'*");
    }

    [Fact]
    public void The_sampling_of_the_card_is_the_default_and_settings_replace_it()
    {
        // Arrange
        var spec = TestModel.Spec(CellKind.Gru);
        var card = TestModel.Card(spec) with { Sampling = new Dictionary<string, string> { ["temperature"] = "0.25" } };
        using var model = MusicModel.Load(TestModel.Write(_folder, spec, card), DevicePreference.Cpu);
        // Act
        using var usual = new Composer(model);
        using var calm = new Composer(model, new ComposeSettings(Sampling: new(Temperature: 0)));
        // Assert
        usual.Sampling.Temperature.Should().Be(0.25);
        calm.Sampling.Temperature.Should().Be(0);
    }

    [Fact]
    public void Sampling_that_this_version_does_not_know_is_refused()
    {
        var spec = TestModel.Spec(CellKind.Gru);
        var card = TestModel.Card(spec) with { Sampling = new Dictionary<string, string> { ["warmth"] = "0.25" } };

        var load = () => MusicModel.Load(TestModel.Write(_folder, spec, card), DevicePreference.Cpu);

        load.Should().Throw<ModelException>().WithMessage("*'warmth'*");
    }

    // Heads in a different order than the fields; one is a regression, one has a hidden layer.
    private static ModelSpec Compound(CellKind cell)
    {
        var sizes = new CompoundToy().Fields.Select(field => field.Size).ToArray();
        return new ModelSpec(
            cell, Hidden: 16, Layers: 2,
            [
                InputSpec.Embedding(sizes[0], 4), InputSpec.Embedding(sizes[1], 8), InputSpec.Embedding(sizes[2], 4),
                InputSpec.Scalar(sizes[3]),
            ],
            [
                new(HeadKind.Regression, Field: 3), new(HeadKind.Categorical, Field: 0), new(HeadKind.Categorical, Field: 1, Hidden: 12),
                new(HeadKind.Categorical, Field: 2),
            ]);
    }

    private MusicModel Load(IEncoding encoding, ModelSpec spec)
    {
        var card = TestModel.Card(TestModel.Spec(CellKind.Gru)) with
        {
            Model = spec,
            Encoding = encoding.Card,
            RunName = $"{spec.Name}-s0",
            Seeds = [encoding.Encode(Melody).Tokens[..(TestModel.Window * spec.Fields)]],
            ResidualSpreads = [.. spec.Heads.Select(head => head.Kind == HeadKind.Regression ? 0.3 : 0)],
        };
        var weights = TestModel.RandomWeights(spec);
        for (var field = 0; field < spec.Fields; field++)
            if (spec.HasValues(field))
                encoding.Fields[field].Values?.ToArray().CopyTo(weights[ParameterNames.Values(field)], 0);
        OnnxExporter.Write(weights, card, _folder["toy.onnx"]);
        return MusicModel.Load(_folder["toy.onnx"], DevicePreference.Cpu, families: ToyFamilies.All);
    }

    private static int[] Compose(MusicModel model, ComposeSettings settings)
    {
        using var composer = new Composer(model, settings);
        return composer.Compose(composer.SeedWindow());
    }

    // A slow reference: runs the whole graph again for every field, with the fields drawn so far as the note.
    private static List<int> Greedy(MusicModel model, int[] prime, int notes, RunMode run)
    {
        var (all, spec) = (prime.ToList(), model.Card.Model);
        var walker = model.Encoding.Grammar.Walk();
        foreach (var step in prime.Chunk(spec.Fields))
            walker.Take(step);
        for (var i = 0; i < notes; i++)
        {
            int[] step = [-1, -1, -1, -1];
            for (var head = 0; head < spec.Heads.Count; head++)
            {
                var field = spec.Heads[head].Field;
                var scores = Scores(model, run == RunMode.Window ? [.. all.TakeLast(prime.Length)] : [.. all], step, head);
                var allowed = new bool[spec.Inputs[field].Vocabulary];
                if (!walker.Restrict(field, step, allowed))
                    allowed.AsSpan().Fill(true);
                step[field] = spec.Heads[head].Kind == HeadKind.Regression
                    ? model.Encoding.Fields[field].TokenOf!(scores[0])
                    : Enumerable.Range(0, scores.Length).Where(token => allowed[token]).MaxBy(token => scores[token]);
            }
            walker.Take(step);
            all.AddRange(step);
        }
        return all[prime.Length..];
    }

    private static float[] Scores(MusicModel model, int[] tokens, int[] step, int head)
    {
        var spec = model.Card.Model;
        using var runner = model.CreateRunner(1, tokens.Length / spec.Fields);
        Array.ConvertAll(tokens, token => (long)token).CopyTo(runner.Tokens);
        for (var before = 0; before < head; before++)
            runner.Note[^(spec.Heads.Count - 1 - before)] = step[spec.Heads[before].Field];
        runner.Run();
        return runner.Scores(head)[^spec.OutputsOf(spec.Heads[head])..].ToArray();
    }
}
