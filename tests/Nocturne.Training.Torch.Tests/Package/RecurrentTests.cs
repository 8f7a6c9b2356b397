using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nocturne.Training.Torch.Tests.Package;

public sealed class RecurrentTests
{
    public static TheoryData<string, long, bool, bool, bool> Cases => new()
    {
        { "tanh", 1, true, true, false },
        { "relu", 2, true, true, false },
        { "gru", 1, true, true, false },
        { "gru", 3, true, false, false },
        { "gru", 2, false, true, true },
        { "lstm", 1, true, true, false },
        { "lstm", 2, false, false, false },
        { "lstm", 2, true, true, true },
    };

    [TorchAndPythonTheory]
    [MemberData(nameof(Cases))]
    public void Layers_and_their_gradients_are_those_of_PyTorch(
        string kind, long layers, bool hasBias, bool isBatchFirst, bool isBidirectional)
    {
        // Arrange
        using var scope = NewDisposeScope();
        var module = Module(kind, layers, hasBias, isBatchFirst, isBidirectional);
        using (no_grad())
            foreach (var parameter in module.parameters())
                parameter.copy_(Peer.Ramp(parameter.shape));
        var state = Peer.Ramp(layers * (isBidirectional ? 2 : 1), isBatchFirst ? 2 : 5, 4);
        // Act
        var (output, states) = Call(module, Peer.Ramp(2, 5, 3), state);
        functional.mse_loss(output, zeros(output.shape)).backward();
        // Assert
        var expected = Peer.Computes("recurrent", kind, layers, hasBias, isBatchFirst, isBidirectional);
        output.Numbers().Should().HaveSameCount(expected[0]);
        new[] { output }.ShouldBe(expected[..1]);
        states.SelectMany(Peer.Numbers).Should().Equal(expected[1], (left, right) => Math.Abs(left - right) <= 1e-6);
        module.parameters().Select(parameter => parameter.grad!).ShouldBe(expected[2..]);
    }

    [TorchFact]
    public void A_state_that_is_left_out_is_zero()
    {
        using var scope = NewDisposeScope();
        var gru = GRU(3, 4, 2, batchFirst: true);
        var inputs = Peer.Ramp(2, 5, 3);

        gru.call(inputs).Item1.Numbers().Should().Equal(gru.call(inputs, zeros(2, 2, 4)).Item1.Numbers());
    }

    [TorchFact]
    public void Dropout_drops_in_training_only()
    {
        using var scope = NewDisposeScope();
        var lstm = LSTM(3, 4, 2, dropout: 0.5);
        var inputs = Peer.Ramp(5, 2, 3);
        float[] Output() => lstm.call(inputs).Item1.Numbers();

        Output().Should().NotEqual(Output());
        lstm.eval();
        Output().Should().Equal(Output());
    }

    [TorchFact]
    public void Weights_in_one_block_stay_what_they_are()
    {
        using var scope = NewDisposeScope();
        var rnn = RNN(3, 4);
        var before = rnn.parameters().Select(Peer.Numbers).ToArray();

        rnn.flatten_parameters();

        rnn.parameters().ShouldBe(before);
    }

    [TorchFact]
    public void Inputs_of_another_width_are_libtorchs_error()
    {
        using var scope = NewDisposeScope();
        var rnn = RNN(3, 4);

        rnn.Invoking(it => it.call(zeros(5, 2, 7))).Should().Throw<ExternalException>().WithMessage("*7*3*");
    }

    private static Module Module(string kind, long layers, bool hasBias, bool isBatchFirst, bool isBidirectional) => kind switch
    {
        "gru" => GRU(3, 4, layers, hasBias, isBatchFirst, bidirectional: isBidirectional),
        "lstm" => LSTM(3, 4, layers, hasBias, isBatchFirst, bidirectional: isBidirectional),
        "tanh" => RNN(3, 4, layers, NonLinearities.Tanh, hasBias, isBatchFirst, bidirectional: isBidirectional),
        _ => RNN(3, 4, layers, NonLinearities.ReLU, hasBias, isBatchFirst, bidirectional: isBidirectional),
    };

    private static (Tensor Output, Tensor[] States) Call(Module module, Tensor inputs, Tensor state)
    {
        if (module is LSTM lstm)
        {
            var (output, hidden, cell) = lstm.call(inputs, (state, state));
            return (output, [hidden, cell]);
        }
        var (outputs, last) = module is GRU gru ? gru.call(inputs, state) : ((RNN)module).call(inputs, state);
        return (outputs, [last]);
    }
}
