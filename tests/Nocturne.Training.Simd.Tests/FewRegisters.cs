using System.Numerics;
using System.Runtime.Intrinsics;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Tests;

/// <summary>256-bit vectors that report 16 registers, even on a machine with more.</summary>
internal readonly unsafe struct FewRegisters<T> : ILanes<Vector256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Registers => 16;

    public static int Count => Lanes256<T>.Count;

    public static int Bits => Lanes256<T>.Bits;

    public static Vector256<T> Zero => Lanes256<T>.Zero;

    public static Vector256<T> Broadcast(T value) => Lanes256<T>.Broadcast(value);

    public static Vector256<T> Load(T* source) => Lanes256<T>.Load(source);

    public static void Store(Vector256<T> value, T* destination) => Lanes256<T>.Store(value, destination);

    public static Vector256<T> Add(Vector256<T> x, Vector256<T> y) => Lanes256<T>.Add(x, y);

    public static Vector256<T> Subtract(Vector256<T> x, Vector256<T> y) => Lanes256<T>.Subtract(x, y);

    public static Vector256<T> Multiply(Vector256<T> x, Vector256<T> y) => Lanes256<T>.Multiply(x, y);

    public static Vector256<T> Divide(Vector256<T> x, Vector256<T> y) => Lanes256<T>.Divide(x, y);

    public static Vector256<T> SquareRoot(Vector256<T> x) => Lanes256<T>.SquareRoot(x);

    public static Vector256<T> MultiplyAdd(Vector256<T> x, Vector256<T> y, Vector256<T> z) => Lanes256<T>.MultiplyAdd(x, y, z);

    public static Vector256<T> NegativeMultiplyAdd(Vector256<T> x, Vector256<T> y, Vector256<T> z) =>
        Lanes256<T>.NegativeMultiplyAdd(x, y, z);

    public static Vector256<T> Clamp(Vector256<T> x, Vector256<T> low, Vector256<T> high) => Lanes256<T>.Clamp(x, low, high);

    public static T Sum(Vector256<T> x) => Lanes256<T>.Sum(x);
}
