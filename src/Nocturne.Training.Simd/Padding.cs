using Nocturne.Models;

namespace Nocturne.Training.Simd;

/// <summary>
/// Sizes rounded up to whole panels of a matrix product. What pads is zero and has no influence and no gradient, so that no
/// kernel has a remainder to treat.
/// </summary>
/// <param name="Inputs">Numbers that the first layer is given; a single one stays single.</param>
/// <param name="Hidden">Units of a layer.</param>
/// <param name="Outputs">Numbers that the head puts out; a single one stays single.</param>
internal sealed record Padding(int Inputs, int Hidden, int Outputs)
{
    /// <param name="spec">The network.</param>
    /// <param name="panel">Columns of a panel.</param>
    public static Padding Of(ModelSpec spec, int panel)
    {
        return new Padding(
            spec.Input == InputKind.Scalar ? 1 : Whole(spec.InputSize), Whole(spec.Hidden), spec.Head == HeadKind.Regression ? 1 : Whole(spec.OutputSize));

        int Whole(int size) => (size + panel - 1) / panel * panel;
    }
}
