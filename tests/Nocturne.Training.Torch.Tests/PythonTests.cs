using System.Globalization;
using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Exchanges weights with PyTorch in both directions.</summary>
public sealed class PythonTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchAndPythonTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Weights_go_to_PyTorch_and_back(CellKind cell, InputKind input, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, 2, 16, input, head);
        var lesson = new Lesson(spec);
        using var learner = Networks.Torch(spec);
        lesson.Teach(learner, 1);
        learner.Save().Weights.ToSafetensors().Save(_folder["ours.safetensors"]);
        WriteBatch(lesson[0]);
        // Act: PyTorch prints the loss, takes a step, writes the weights and prints the loss again
        var script = Path.Combine(AppContext.BaseDirectory, "Python", "one_step.py");
        var (exitCode, output) = Python.Run("torch", script, cell.ToString().ToLowerInvariant(), _folder.FullPath);
        // Assert
        exitCode.Should().Be(0, output);
        var losses = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        new[] { learner.Loss(lesson[0]).Mean }.ShouldFollow(losses[..1], 1e-5);
        var theirs = LearnerState.Initial(Weights.Load(spec, _folder["theirs.safetensors"]));
        using var reader = new TorchLearner(spec, new TrainingSettings(), theirs);
        new[] { reader.Loss(lesson[0]).Mean }.ShouldFollow(losses[1..], 1e-5);
        losses[1].Should().NotBe(losses[0], "PyTorch took a step");
    }

    private void WriteBatch(in Batch batch)
    {
        var file = new Safetensors();
        file.Add("tokens", [batch.Rows, batch.Steps + 1], Array.ConvertAll(batch.Tokens.ToArray(), token => (float)token));
        file.Save(_folder["batch.safetensors"]);
    }
}

/// <summary>A theory that needs both libtorch and PyTorch.</summary>
public sealed class TorchAndPythonTheoryAttribute : TheoryAttribute
{
    public TorchAndPythonTheoryAttribute() => Skip = TorchFactAttribute.WhyMissing ?? new PythonFactAttribute("torch").Skip;
}
