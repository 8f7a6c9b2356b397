using System.Numerics;

namespace Nocturne.Training.Simd.Lanes;

/// <summary>
/// The vector instructions that the kernels are written in. One kernel's source serves vectors of 512, 256 and 128 bits,
/// of float to train and of double to check gradients; the JIT compiles each pair to the machine's own instructions.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">Its element.</typeparam>
internal interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Bits in a vector.</summary>
    static abstract int Bits { get; }

    /// <summary>Vectors that the machine's registers hold: 32 with AVX-512 and on Arm64, else 16.</summary>
    static abstract int Registers { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Broadcast(T value);

    static abstract unsafe TVector Load(T* source);

    static abstract unsafe void Store(TVector value, T* destination);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    static abstract TVector SquareRoot(TVector x);

    /// <summary>x y + z.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    /// <summary>z - x y.</summary>
    static abstract TVector NegativeMultiplyAdd(TVector x, TVector y, TVector z);

    static abstract TVector Clamp(TVector x, TVector low, TVector high);

    static abstract T Sum(TVector x);
}
