using System.Numerics;
using System.Runtime.Intrinsics;
using Nocturne.Models;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd;

/// <summary>Creates networks for a vector width.</summary>
internal static class NetworkFactory
{
    /// <summary>Vector widths in bits that this machine supports in hardware, widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } = Vector512.IsHardwareAccelerated ? [512, 256, 128]
        : Vector256.IsHardwareAccelerated ? [256, 128]
        : [128];

    /// <summary>Creates a network whose weights are zero.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="vectorBits">512, 256 or 128. Widths that are not in <see cref="Widths"/> work, but are slow.</param>
    /// <param name="slots">Names of the optimizer's slots.</param>
    public static INetwork<T> Create<T>(ModelSpec spec, int vectorBits, IEnumerable<string> slots)
        where T : unmanaged, IFloatingPointIeee754<T> => vectorBits switch
        {
            512 => new Network<Lanes512<T>, Vector512<T>, T>(spec, slots),
            256 => new Network<Lanes256<T>, Vector256<T>, T>(spec, slots),
            128 => new Network<Lanes128<T>, Vector128<T>, T>(spec, slots),
            _ => throw new ArgumentOutOfRangeException(
                nameof(vectorBits), $"The vector width is {vectorBits} bits; must be 512, 256 or 128."),
        };
}
