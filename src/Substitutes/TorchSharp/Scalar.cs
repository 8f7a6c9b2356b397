using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number beside tensors. Which kind it is decides what type libtorch computes in.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(Number value) => Value = value;

    internal Number Value { get; }

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(int value) => new(new Number { Kind = 1, Whole = value });

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(long value) => new(new Number { Kind = 1, Whole = value });

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(float value) => new(new Number { Real = value });

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(double value) => new(new Number { Real = value });

    /// <summary>Nothing to free here: the number is no libtorch object.</summary>
    public void Dispose()
    {
    }

    /// <summary>The number as it crosses the border; its layout is the shim's struct number.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Number
    {
        public double Real;
        public long Whole;
        public long Kind;
    }
}
