using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Gradients.</content>
    public partial class Tensor
    {
        /// <summary>Whether autograd follows what is computed from it.</summary>
        public bool requires_grad
        {
            get => About(Native.nt_requires_grad(Handle, out var answer), answer) != 0;
            set => Changed(Native.nt_set_requires_grad(Handle, value));
        }

        /// <summary>The gradient that backward left; <c>null</c> where there is none. Each call gives a tensor of its own over the same numbers.</summary>
        public Tensor? grad
        {
            get
            {
                Changed(Native.nt_grad(Handle, out var result));
                return result == 0 ? null : new Tensor(result);
            }
            set => Changed(Native.nt_set_grad(Handle, value?.Handle ?? 0), value);
        }

        /// <summary>Computes the gradient of every parameter that this number depends on, and adds it to what each has.</summary>
        public void backward() => Changed(Native.nt_backward(Handle));

        /// <summary>The same numbers, which autograd does not follow.</summary>
        public Tensor detach() => Made(Native.nt_detach(Handle, out var result), result, this);
    }
}
