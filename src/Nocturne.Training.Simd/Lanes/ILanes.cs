using System.Numerics;

namespace Nocturne.Training.Simd.Lanes;

/// <summary>
/// Vector instructions for the kernels. Each kernel supports vectors of 512, 256 and 128 bits, with float for training and double for
/// gradient checks. The JIT compiles each combination to the instructions of the machine.
/// </summary>
/// <typeparam name="TVector">Type of the vectors.</typeparam>
/// <typeparam name="T">Type of the elements.</typeparam>
internal interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Number of elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Number of bits in a vector.</summary>
    static abstract int Bits { get; }

    /// <summary>Number of vector registers: 32 with AVX-512 and on Arm64, otherwise 16.</summary>
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
