using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Arithmetic.</content>
    public partial class Tensor
    {
        /// <summary>Sum, number by number.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>Difference, number by number.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>Product, number by number.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>Product of every number and another.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>Computes the gradient of every parameter that this number depends on, and adds it to what each has.</summary>
        public void backward() => Changed(Native.nt_backward(Handle));

        /// <summary>Sum, number by number.</summary>
        public Tensor add(Tensor target) => Made(Native.nt_add(Handle, target.Handle, out var result), result, this, target);

        /// <summary>Difference, number by number.</summary>
        public Tensor sub(Tensor target) => Made(Native.nt_sub(Handle, target.Handle, out var result), result, this, target);

        /// <summary>Product, number by number.</summary>
        public Tensor mul(Tensor target) => Made(Native.nt_mul(Handle, target.Handle, out var result), result, this, target);

        /// <summary>Product of every number and another.</summary>
        public Tensor mul(Scalar target) => Made(Native.nt_mul_scalar(Handle, target.Value, out var result), result, this);

        /// <summary>Adds another tensor, number by number.</summary>
        public Tensor add_(Tensor target) => Changed(Native.nt_add_in_place(Handle, target.Handle), target);

        /// <summary>Multiplies every number with another.</summary>
        public Tensor mul_(Scalar target) => Changed(Native.nt_mul_in_place(Handle, target.Value));

        /// <summary>Sets every number to 0.</summary>
        public Tensor zero_() => Changed(Native.nt_zero(Handle));

        /// <summary>Sets every number to another.</summary>
        public Tensor fill_(Scalar value) => Changed(Native.nt_fill(Handle, value.Value));

        /// <summary>Product of matrices.</summary>
        public Tensor matmul(Tensor target) => Made(Native.nt_matmul(Handle, target.Handle, out var result), result, this, target);

        /// <summary>Sum of all numbers.</summary>
        public Tensor sum(ScalarType? type = null) => Made(Native.nt_sum(Handle, Number(type), out var result), result, this);

        /// <summary>Mean of all numbers.</summary>
        public Tensor mean() => Made(Native.nt_mean(Handle, out var result), result, this);

        private static int Number(ScalarType? type) => type is { } given ? (int)given : -1;
    }
}
