using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch.Tests.Package;

public sealed class AdamTests
{
    [TorchAndPythonTheory]
    [InlineData(0, false, false)]
    [InlineData(0.1, false, false)]
    [InlineData(0, true, false)]
    [InlineData(0.1, true, true)]
    public void Its_steps_are_those_of_PyTorch(double weightDecay, bool amsgrad, bool maximize)
    {
        // Arrange
        using var scope = NewDisposeScope();
        Parameter first = new(Peer.Ramp(2, 3)), second = new(Peer.Ramp(5));
        using var adam = optim.Adam([first, second], lr: 0.05, weight_decay: weightDecay, amsgrad: amsgrad, maximize: maximize);
        // Act: the second one rests now and then
        for (var step = 1; step <= 30; step++)
        {
            first.grad = Scaled(Peer.Ramp(2, 3), 7 - step);
            second.grad = step % 3 == 0 ? null : Scaled(Peer.Ramp(5), 1f / step);
            adam.step();
        }
        // Assert
        var states = adam.state_dict().State.Cast<Adam.State>().ToArray();
        new Tensor[] { first, second, states[0].exp_avg, states[1].exp_avg_sq }.ShouldBe(Peer.Computes("adam", weightDecay, amsgrad, maximize));
        states.Select(state => state.step).Should().Equal(30, 20);
    }

    [TorchFact]
    public void Its_first_step_is_the_learning_rate_long()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(tensor([1f, 1f], [2]));
        parameter.grad = tensor([100f, -0.01f], [2]);
        using var adam = optim.Adam([parameter], lr: 0.25);

        adam.step();

        parameter.Numbers()[0].Should().BeApproximately(0.75f, 1e-6f);
        parameter.Numbers()[1].Should().BeApproximately(1.25f, 1e-6f);
    }

    [TorchFact]
    public void A_state_that_was_set_is_gone_on_from()
    {
        // Arrange: two learn the same
        using var scope = NewDisposeScope();
        Parameter one = new(Peer.Ramp(5)), other = new(Peer.Ramp(5));
        using var began = optim.Adam([one]);
        using var goesOn = optim.Adam([other]);
        (one.grad, other.grad) = (Peer.Ramp(5), Peer.Ramp(5));
        began.step();
        // Act
        Adam.State from = (Adam.State)began.state_dict().State[0], to = (Adam.State)goesOn.state_dict().State[0];
        using (no_grad())
            other.copy_(one);
        to.exp_avg.copy_(from.exp_avg);
        to.exp_avg_sq.copy_(from.exp_avg_sq);
        to.step = from.step;
        began.step();
        goesOn.step();
        // Assert
        other.Numbers().Should().Equal(one.Numbers());
    }

    [TorchFact]
    public void A_learning_rate_may_change_between_steps()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(zeros([1]));
        parameter.grad = tensor([1f], [1]);
        using var adam = optim.Adam([parameter], lr: 1);

        adam.ParamGroups.Single().LearningRate = 0.5;
        adam.step();

        parameter.Numbers()[0].Should().BeApproximately(-0.5f, 1e-6f);
    }

    [TorchFact]
    public void Parameters_without_a_gradient_stay()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(Peer.Ramp(3));
        using var adam = optim.Adam([parameter], weight_decay: 0.1);

        adam.step();

        parameter.Numbers().Should().Equal(Peer.Ramp(3).Numbers());
    }

    private static Tensor Scaled(Tensor tensor, float factor)
    {
        var numbers = tensor.data<float>();
        numbers.CopyFrom(numbers.ToArray().Select(number => number * factor).ToArray());
        return tensor;
    }
}
