using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Adam, in one native call a step.</summary>
public class Adam : OptimizerHelper
{
    internal Adam(
        IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
    {
        if (lr < 0 || eps < 0 || weight_decay < 0 || beta1 is < 0 or >= 1 || beta2 is < 0 or >= 1)
            throw new ArgumentException(
                $"Adam can't learn with lr {lr}, beta1 {beta1}, beta2 {beta2}, eps {eps}, weight_decay {weight_decay}; " +
                "use 0 or more, and betas below 1.");
        var options = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        var group = new ParamGroup { Parameters = [.. parameters], Options = options };
        _parameter_groups.Add(group);
        foreach (var parameter in group.Parameters)
        {
            var state = new State(parameter);
            state.Initialize(options);
            States.Add(state);
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        var loss = closure?.Invoke();
        var options = (Options)_parameter_groups[0].Options;
        AdamStep.Take(States, options);
        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var state in States)
            ((State)state).Dispose();
    }

    /// <summary>How Adam learns.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>What is kept of the mean at each step.</summary>
        public double? beta1;

        /// <summary>What is kept of the square at each step.</summary>
        public double? beta2;

        /// <summary>Share of each parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Added to the root.</summary>
        public double? eps;

        /// <summary>Whether the largest square so far counts, in place of the running one.</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb instead of to descend.</summary>
        public bool? maximize;
    }

    /// <summary>What Adam remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken (t).</summary>
        public long step;

        /// <summary>Running mean of the gradients (m).</summary>
        public torch.Tensor exp_avg = null!;

        /// <summary>Running mean of their squares (v).</summary>
        public torch.Tensor exp_avg_sq = null!;

        /// <summary>The largest such mean so far; <c>null</c> unless it counts.</summary>
        public torch.Tensor? max_exp_avg_sq;

        /// <summary>A memory of a parameter, still to be initialised.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        internal Parameter Parameter => _parameter;

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            if (exp_avg is not null)
                Dispose();
            step = 0;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros() : null;
        }

        /// <summary>Frees the running means.</summary>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        private torch.Tensor Zeros() => torch.zeros(_parameter.shape, _parameter.dtype, _parameter.device).DetachFromDisposeScope();
    }
}
