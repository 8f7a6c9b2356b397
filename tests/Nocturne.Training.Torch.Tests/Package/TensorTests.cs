using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch.Tests.Package;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope? _scope = TorchFactAttribute.WhyMissing is null ? NewDisposeScope() : null;

    public void Dispose() => _scope?.Dispose();

    [TorchFact]
    public void It_is_a_copy_of_the_array_in_the_shape()
    {
        float[] array = [1, 2, 3, 4, 5, 6];
        var tensor = torch.tensor(array, [2, 3]);
        array[0] = 9;

        tensor.shape.Should().Equal(2, 3);
        (tensor.dtype, tensor.device.ToString(), tensor.numel()).Should().Be((ScalarType.Float32, "cpu", 6));
        tensor.Numbers().Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [TorchFact]
    public void Views_are_the_same_numbers()
    {
        var tensor = torch.tensor([1f, 2, 3, 4, 5, 6], [2, 3]);

        tensor.t().Numbers().Should().Equal(1, 4, 2, 5, 3, 6);
        tensor.transpose(0, 1).shape.Should().Equal(3, 2);
        tensor.select(1, 2).Numbers().Should().Equal(3, 6);
        tensor.narrow(1, 1, 2).Numbers().Should().Equal(2, 3, 5, 6);
        tensor.view(3, -1).shape.Should().Equal(3, 2);
        tensor.unsqueeze(1).shape.Should().Equal(2, 1, 3);
        tensor.unsqueeze(1).squeeze().shape.Should().Equal(2, 3);
        tensor.unsqueeze(0).unsqueeze(0).squeeze(1).shape.Should().Equal(1, 2, 3);
    }

    [TorchFact]
    public void Bytes_are_the_tensors_own()
    {
        var tensor = zeros([3]);

        MemoryMarshal.Cast<byte, float>(tensor.bytes)[1] = 5;

        tensor.Numbers().Should().Equal(0, 5, 0);
        FluentActions.Invoking(() => zeros([2, 3]).t().bytes.Length).Should()
            .Throw<InvalidOperationException>().WithMessage("*contiguous*");
    }

    [TorchFact]
    public void An_error_leaves_the_next_call_alone()
    {
        var tensor = zeros([2, 3]);
        tensor.Invoking(it => it.narrow(0, 1, 2)).Should().Throw<ExternalException>();

        tensor.narrow(0, 1, 1).shape.Should().Equal(1, 3);
    }

    [TorchFact]
    public void Gradients_add_up_until_they_are_set_to_none()
    {
        var parameter = new Parameter(torch.tensor([1f, 3f], [2]));
        void Learn() => nn.functional.mse_loss(parameter, zeros([2]), nn.Reduction.Sum).backward();

        Learn();
        parameter.grad!.Numbers().Should().Equal(2, 6);
        Learn();
        parameter.grad!.Numbers().Should().Equal(4, 12);
        parameter.grad = null;
        parameter.grad.Should().BeNull();
    }

    [TorchFact]
    public void Without_autograd_nothing_is_followed()
    {
        var parameter = new Parameter(zeros([2]));
        using (no_grad())
            nn.functional.mse_loss(parameter, zeros([2])).requires_grad.Should().BeFalse();

        nn.functional.mse_loss(parameter, zeros([2])).requires_grad.Should().BeTrue("it is as it was before");
        parameter.Invoking(it => it.copy_(zeros([2]))).Should().Throw<ExternalException>().WithMessage("*leaf*");
    }

    [TorchFact]
    public void Losses_are_what_they_are_by_hand()
    {
        Tensor left = torch.tensor([1f, 2, 3], [3]), right = torch.tensor([2f, 0, 3], [3]);

        nn.functional.mse_loss(left, right).item<float>().Should().BeApproximately(5f / 3, 1e-6f);
        nn.functional.mse_loss(left, right, nn.Reduction.Sum).item<float>().Should().Be(5);
        nn.functional.mse_loss(left, right, nn.Reduction.None).Numbers().Should().Equal(1, 4, 0);
        nn.functional.cross_entropy(zeros([2, 4]), zeros([2]).to(ScalarType.Int64)).item<float>()
            .Should().BeApproximately(MathF.Log(4), 1e-6f);
    }

    [TorchAndPythonFact]
    public void Cross_entropy_is_that_of_PyTorch()
    {
        var scores = new Parameter(Peer.Ramp(3, 4));
        var target = torch.tensor([1f, 3, 0], [3]).to(ScalarType.Int64);
        var weight = torch.tensor([1f, 2, 0.5f, 1.5f], [4]);
        var mean = nn.functional.cross_entropy(scores, target);
        mean.backward();

        new[]
        {
            mean,
            nn.functional.cross_entropy(scores, target, reduction: nn.Reduction.Sum, label_smoothing: 0.1),
            nn.functional.cross_entropy(scores, target, weight, ignore_index: 3, reduction: nn.Reduction.None),
            scores.grad!,
        }.ShouldBe(Peer.Computes("loss"));
    }
}
