using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch.Tests.Package;

[Collection(nameof(GlobalGenerator))]
public sealed class ModuleTests : IDisposable
{
    private readonly DisposeScope? _scope = TorchFactAttribute.WhyMissing is null ? NewDisposeScope() : null;

    public void Dispose() => _scope?.Dispose();

    [TorchFact]
    public void Parameters_have_PyTorchs_names_and_shapes()
    {
        var lines = new Pair().named_parameters().Select(named => $"{named.name} [{string.Join(", ", named.parameter.shape)}]");

        lines.Should().Equal(
            "rnn.weight_ih_l0 [12, 2]", "rnn.weight_hh_l0 [12, 4]", "rnn.bias_ih_l0 [12]", "rnn.bias_hh_l0 [12]",
            "head.weight [3, 4]", "head.bias [3]");
    }

    [TorchFact]
    public void Setting_gradients_to_none_reaches_all_parts()
    {
        var pair = new Pair();
        nn.functional.mse_loss(pair.call(Peer.Ramp(5, 1, 2)), zeros(5, 1, 3)).backward();
        pair.parameters().Select(parameter => parameter.grad).Should().NotContainNulls();

        pair.zero_grad();

        pair.parameters().Select(parameter => parameter.grad).Should().AllSatisfy(gradient => Assert.Null(gradient));
    }

    [TorchFact]
    public void Clipping_scales_all_gradients_together()
    {
        Parameter one = new(zeros([1])), other = new(zeros([1])), none = new(zeros([1]));
        (one.grad, other.grad) = (tensor([3f], [1]), tensor([4f], [1]));

        nn.utils.clip_grad_norm_([one, other, none], max_norm: 1).Should().BeApproximately(5, 1e-6);
        one.grad!.item<float>().Should().BeApproximately(0.6f, 1e-6f);
        other.grad!.item<float>().Should().BeApproximately(0.8f, 1e-6f);
        nn.utils.clip_grad_norm_([one, other], max_norm: 2).Should().BeApproximately(1, 1e-6);
        one.grad!.item<float>().Should().BeApproximately(0.6f, 1e-6f, "the norm is below the limit");
    }

    [TorchFact]
    public void An_embedding_gives_the_rows_of_tokens()
    {
        var embedding = nn.Embedding(4, 3, padding_idx: 2);
        var rows = embedding.weight!.Numbers();

        var found = embedding.call(tensor([3f, 2], [1, 2]).to(ScalarType.Int64));

        found.shape.Should().Equal(1, 2, 3);
        found.Numbers().Should().Equal([.. rows[9..], 0, 0, 0]);
    }

    [TorchFact]
    public void A_linear_layer_adds_its_bias_to_the_product()
    {
        var linear = nn.Linear(2, 1);
        using (no_grad())
        {
            linear.weight!.copy_(tensor([2f, 3f], [1, 2]));
            linear.bias!.copy_(tensor([10f], [1]));
        }

        linear.call(tensor([1f, 1, 0, 2], [2, 2])).Numbers().Should().Equal(15, 16);
        nn.Linear(2, 1, hasBias: false).bias.Should().BeNull();
    }

    [TorchAndPythonFact]
    public void Weights_are_drawn_as_PyTorch_draws_them()
    {
        random.manual_seed(11);
        nn.Module[] parts = [nn.LSTM(2, 3, 2), nn.GRU(2, 3), nn.RNN(2, 3), nn.Linear(3, 2), nn.Embedding(4, 3, padding_idx: 1)];

        parts.SelectMany(part => part.parameters()).ShouldBe(Peer.Computes("drawn"));
    }

    [TorchFact]
    public void Rounding_to_ten_bits_can_be_forbidden()
    {
        var before = backends.cudnn.allow_tf32;
        backends.cudnn.allow_tf32 = false;
        backends.cudnn.allow_tf32.Should().BeFalse();
        backends.cudnn.allow_tf32 = before;
    }

    private sealed class Pair : nn.Module<Tensor, Tensor>
    {
        private readonly GRU _rnn = nn.GRU(2, 4);
        private readonly Linear _head = nn.Linear(4, 3);

        public Pair()
            : base(nameof(Pair))
        {
            register_module("rnn", _rnn);
            register_module("head", _head);
        }

        public override Tensor forward(Tensor input) => _head.call(_rnn.call(input).Item1);
    }
}
