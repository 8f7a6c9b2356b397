using Nocturne.Models;
using TorchSharp;

namespace Nocturne.Training.Torch.Tests;

public sealed class BackendTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Rnn, 1, 8, InputKind.Scalar, HeadKind.Regression);

    [TorchFact]
    public void It_says_what_computes()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec));

        learner.Description.Should().MatchRegex(@"^TorchSharp, CPU, libtorch \d+\.\d+");
    }

    [TorchFact]
    public void Products_of_matrices_take_no_more_threads_than_they_are_told()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec), new TorchOptions(Threads: 1));

        torch.get_num_threads().Should().Be(1, "several trainings side by side would fight over the cores");
    }

    [NoGpuFact]
    public void A_GPU_that_is_not_there_is_an_error_of_one_line()
    {
        var create = () => new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec), new TorchOptions(TorchDevice.Cuda));

        create.Should().Throw<TorchException>().Which.Message.Should().StartWith("CUDA is asked for, but ").And.Contain("--device=cpu").And.NotContain("\n");
    }

    [TorchFact]
    public void A_state_of_another_network_is_refused()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec));
        var other = Networks.Initial(Spec with { Hidden = 9 });

        FluentActions.Invoking(() => learner.Load(other)).Should().Throw<ArgumentException>().WithMessage("*rnn-1x9*rnn-1x8*");
    }

    [TorchFact]
    public void Inputs_that_are_no_windows_are_refused()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec));

        FluentActions.Invoking(() => learner.Train(new float[7], new float[2])).Should().Throw<ArgumentException>().WithMessage("7 inputs*");
    }
}

/// <summary>A fact about machines without a GPU.</summary>
public sealed class NoGpuFactAttribute : FactAttribute
{
    public NoGpuFactAttribute() => Skip = TorchBackend.HasCuda ? "there is a GPU" : null;
}
