using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Torch.Tests;

public sealed class MusicTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchTheory]
    [InlineData(CellKind.Rnn, InputKind.Scalar, HeadKind.Regression)]
    [InlineData(CellKind.Lstm, InputKind.Embedding, HeadKind.Categorical)]
    [InlineData(CellKind.Gru, InputKind.Scalar, HeadKind.Regression)]
    public void Models_of_both_learners_compose_the_same_music(CellKind cell, InputKind input, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, 2, 64, input, head);
        var lesson = new Lesson(spec);
        using var torch = new TorchLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        using var simd = new SimdLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        lesson.Teach(torch, 50);
        lesson.Teach(simd, 50);
        // Act
        var (actual, expected) = (Compose(torch, "torch"), Compose(simd, "simd"));
        // Assert
        expected.Distinct().Should().HaveCountGreaterThan(3, "one note over and over would prove little");
        actual.Should().Equal(expected);
    }

    private int[] Compose(ILearner learner, string name)
    {
        OnnxExporter.Write(learner.Save().Weights, Card(learner.Spec), _folder[$"{name}.onnx"]);
        using var model = MusicModel.Load(_folder[$"{name}.onnx"], DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeOptions(Notes: 200, Seed: 3));
        return composer.Compose(composer.SeedWindow());
    }

    private static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, spec,
        spec.Vocabulary == 0 ? new EncodingCard("pitch", 88) : new EncodingCard("enumerated", spec.Vocabulary, [.. EnumeratedEncoding.Build([new PitchEncoding().Decode([.. Enumerable.Range(0, spec.Vocabulary)])]).Vocabulary]),
        Window: 6, RunMode.Window, Seeds: [[1, 2, 3, 4, 5, 6]], ResidualSpread: spec.Head == HeadKind.Regression ? 0.1 : 0,
        "corpus", new string('0', 64), "experiment", "run", "0.1.0", "licence");
}
