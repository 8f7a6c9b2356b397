using System.Numerics;
using System.Runtime.Intrinsics;
using Nocturne.Models;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd;

/// <summary>Picks the widest vectors that the machine has.</summary>
internal static class NetworkFactory
{
    /// <summary>The widths that this machine computes in hardware, widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        [.. new[] { (512, Vector512.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (128, true) }.Where(width => width.Item2).Select(width => width.Item1)];

    /// <summary>Creates a network with all weights zero.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="vectorBits">512, 256 or 128; any works on any machine, but those that are not in <see cref="Widths"/> slowly.</param>
    public static INetwork<T> Create<T>(ModelSpec spec, int vectorBits)
        where T : unmanaged, IFloatingPointIeee754<T> => vectorBits switch
        {
            512 => new Network<Lanes512<T>, Vector512<T>, T>(spec),
            256 => new Network<Lanes256<T>, Vector256<T>, T>(spec),
            128 => new Network<Lanes128<T>, Vector128<T>, T>(spec),
            _ => throw new ArgumentOutOfRangeException(nameof(vectorBits), $"Vectors of {vectorBits} bits; use 512, 256 or 128."),
        };
}
