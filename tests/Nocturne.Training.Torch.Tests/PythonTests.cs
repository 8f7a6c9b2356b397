using System.Globalization;
using Nocturne.Models;

namespace Nocturne.Training.Torch.Tests;

/// <summary>PyTorch reads the weights that the learner writes, and the learner reads PyTorch's.</summary>
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
        var (inputs, targets) = new Lesson(spec)[0];
        using var learner = new TorchLearner(spec, new TrainingSettings(), Networks.Initial(spec));
        learner.Train(inputs, targets);
        learner.Save().Weights.ToSafetensors().Save(_folder["ours.safetensors"]);
        WriteBatch(inputs, targets);
        // Act: PyTorch tells its loss, takes a step, writes its weights and tells the loss again
        var (exitCode, output) = Python.Run("torch", Path.Combine(AppContext.BaseDirectory, "Python", "one_step.py"), cell.ToString().ToLowerInvariant(), _folder.FullPath);
        // Assert
        exitCode.Should().Be(0, output);
        var losses = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        new[] { learner.Loss(inputs, targets) }.ShouldFollow(losses[..1], 1e-5);
        using var reader = new TorchLearner(spec, new TrainingSettings(), LearnerState.Initial(Weights.Load(spec, _folder["theirs.safetensors"])));
        new[] { reader.Loss(inputs, targets) }.ShouldFollow(losses[1..], 1e-5);
        losses[1].Should().NotBe(losses[0], "it took a step");
    }

    private void WriteBatch(float[] inputs, float[] targets)
    {
        var file = new Safetensors();
        file.Add("inputs", [targets.Length, inputs.Length / targets.Length], inputs);
        file.Add("targets", [targets.Length], targets);
        file.Save(_folder["batch.safetensors"]);
    }
}

/// <summary>A theory that needs both the learner torch and PyTorch.</summary>
public sealed class TorchAndPythonTheoryAttribute : TheoryAttribute
{
    public TorchAndPythonTheoryAttribute() => Skip = TorchFactAttribute.WhyMissing ?? new PythonFactAttribute("torch").Skip;
}
