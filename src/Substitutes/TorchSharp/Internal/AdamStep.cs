using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp.Internal;

/// <summary>Adam's step over all parameters of a group.</summary>
internal static unsafe class AdamStep
{
    /// <summary>Takes it: the shim reads the gradients, skips parameters without one, and counts the steps of the others.</summary>
    internal static void Take(List<OptimizerState> states, Adam.Options options)
    {
        var memories = new Memory[states.Count];
        for (var place = 0; place < memories.Length; place++)
        {
            var state = (Adam.State)states[place];
            memories[place] = new Memory
            {
                Parameter = state.Parameter.Handle,
                Mean = state.exp_avg.Handle,
                Square = state.exp_avg_sq.Handle,
                Largest = options.amsgrad == true ? state.max_exp_avg_sq!.Handle : 0,
                Steps = state.step,
            };
        }
        var rates = new Rates
        {
            Step = options.LearningRate!.Value,
            Beta1 = options.beta1!.Value,
            Beta2 = options.beta2!.Value,
            Epsilon = options.eps!.Value,
            Decay = options.weight_decay!.Value,
            IsClimbing = options.maximize == true ? 1 : 0,
        };
        fixed (Memory* first = memories)
            Native.Check(Native.nt_adam(first, memories.Length, rates));
        for (var place = 0; place < memories.Length; place++)
            ((Adam.State)states[place]).step = memories[place].Steps;
        GC.KeepAlive(states);
    }

    /// <summary>A parameter and what Adam remembers of it; the layout is the shim's struct adam_memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Memory
    {
        public nint Parameter;
        public nint Mean;
        public nint Square;
        public nint Largest;
        public long Steps;
    }

    /// <summary>How Adam learns; the layout is the shim's struct adam_rates.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Rates
    {
        public double Step;
        public double Beta1;
        public double Beta2;
        public double Epsilon;
        public double Decay;
        public long IsClimbing;
    }
}
