using System.Runtime.Intrinsics;
using Nocturne.Models;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Tests;

public sealed class RegisterTests
{
    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Few_registers_give_the_same_gradients_to_the_bit(CellKind cell)
    {
        var spec = Networks.Small(cell, "2 chain");
        using var many = new Network<Lanes256<double>, Vector256<double>, double>(spec, []);
        using var few = new Network<FewRegisters<double>, Vector256<double>, double>(spec, []);

        Gradients(few).Should().Equal(Gradients(many)).And.Contain(gradient => gradient != 0);

        double[] Gradients(INetwork<double> network)
        {
            network.Parameters.Read(Networks.Initial(spec));
            network.Gradients(Networks.Tokens(spec).Batch, default, 0, 0, new double[spec.Heads.Count]);
            return network.Parameters.Gradients.Span.ToArray();
        }
    }
}
