using Nocturne.Models;
using Nocturne.Training.Contract;
using TorchSharp;

namespace Nocturne.Training.Torch.Tests;

public sealed class BackendTests
{
    private static readonly ModelSpec Spec = Networks.Spec(CellKind.Rnn, 1, 8, InputKind.Scalar, HeadKind.Regression);

    [TorchFact]
    public void It_says_what_computes()
    {
        using var learner = Networks.Torch(Spec);

        learner.Description.Should().MatchRegex(@"^TorchSharp, CPU, libtorch \d+\.\d+");
    }

    [TorchFact]
    public void Products_of_matrices_take_no_more_threads_than_they_are_told()
    {
        using var learner = new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec), new TorchOptions(Threads: 1));

        torch.get_num_threads().Should().Be(1, "training runs in parallel would compete for the cores");
    }

    [NoGpuFact]
    public void A_GPU_that_is_not_there_is_an_error_of_one_line()
    {
        var create = () => new TorchLearner(Spec, new TrainingSettings(), Networks.Initial(Spec), new TorchOptions(TorchDevice.Cuda));

        create.Should().Throw<TorchException>().Which.Message
            .Should().StartWith("CUDA is not available: ").And.Contain("--device=cpu").And.NotContain("\n");
    }

    [TorchFact]
    public void A_state_of_another_network_is_refused()
    {
        using var learner = Networks.Torch(Spec);
        var other = Networks.Initial(Spec with { Hidden = 9 });

        FluentActions.Invoking(() => learner.Load(other)).Should().Throw<ArgumentException>().WithMessage("*rnn-1x9*rnn-1x8*");
    }

    [TorchFact]
    public void A_batch_of_another_shape_is_refused()
    {
        using var learner = Networks.Torch(Spec);

        FluentActions.Invoking(() => learner.Loss(new() { Tokens = new int[7], Rows = 2, Steps = 3 }))
            .Should().Throw<ArgumentException>().WithMessage("7 tokens*");
    }

    [TorchFact]
    public void Scores_of_another_shape_are_refused()
    {
        using var learner = Networks.Torch(Spec);
        var state = new RecurrentState(Spec, 2);

        FluentActions.Invoking(() => learner.Forward(new() { Tokens = new int[8], Rows = 2, Steps = 3 }, new float[5], state))
            .Should().Throw<ArgumentException>().WithMessage("*5 scores*");
    }
}
