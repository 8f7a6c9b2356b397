using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers.</summary>
    public static class optim
    {
        /// <summary>Who can change a step size.</summary>
        public interface ILearningRateController
        {
            /// <summary>Step size; it may be changed between steps.</summary>
            double LearningRate { get; set; }

            /// <summary>Step size at the beginning.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Adam: steps by the gradients' running mean over the root of their running square (Kingma and Ba, 2014).</summary>
        /// <param name="parameters">What learns.</param>
        /// <param name="lr">Step size.</param>
        /// <param name="beta1">What is kept of the mean at each step.</param>
        /// <param name="beta2">What is kept of the square at each step.</param>
        /// <param name="eps">Added to the root.</param>
        /// <param name="weight_decay">Share of each parameter that is added to its gradient.</param>
        /// <param name="amsgrad">Whether the largest square so far counts, in place of the running one.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>What optimisers have in common.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            /// <summary>The groups of parameters, to change their step sizes.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Takes a step by the gradients that there are.</summary>
            /// <param name="closure">Computes the loss and the gradients before; none where they are computed already.</param>
            /// <returns>The loss; <c>null</c> without a closure.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Frees what it remembers; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what it remembers.</summary>
            protected abstract void Dispose(bool disposing);

            /// <summary>All that an optimiser remembers; the objects are its own.</summary>
            public sealed class StateDictionary
            {
                internal StateDictionary(List<OptimizerOptions> options, List<OptimizerState> state) => (Options, State) = (options, state);

                /// <summary>How each group learns.</summary>
                public List<OptimizerOptions> Options { get; }

                /// <summary>What is remembered of each parameter, in the order of the parameters.</summary>
                public List<OptimizerState> State { get; }
            }
        }
    }
}
