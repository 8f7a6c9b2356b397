using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>A step of the pipeline. It declares its inputs, settings and outputs, then runs.</summary>
internal abstract class Stage
{
    /// <summary>Name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it runs once per run of the experiment, rather than once per experiment.</summary>
    public virtual bool IsPerRun => true;

    /// <summary>Stages that must be up to date before this one starts, for the same run or for all runs.</summary>
    public virtual IReadOnlyList<Stage> Needs => [];

    /// <summary>Whether all of <see cref="Needs"/> must be up to date. Otherwise the stage uses what is available.</summary>
    public virtual bool NeedsAll => true;

    /// <summary>Declares what the stage depends on and what it writes. Changes nothing.</summary>
    /// <param name="context">The experiment and its workspace.</param>
    /// <param name="run">The run, or <c>null</c> for a stage of the whole experiment.</param>
    /// <returns>The contract, or <c>null</c> if it is not known yet because the corpus is not on this machine.</returns>
    public abstract StageContract? Declare(StageContext context, ExperimentRun? run);

    /// <summary>Gets the maximum number of runs at the same time.</summary>
    public virtual int Jobs(StageContext context, int pending) => 1;

    /// <summary>Called once before the outdated runs.</summary>
    /// <returns>An object to dispose when they have ended, for whatever reason, or <c>null</c> for none.</returns>
    public virtual IDisposable? Begin(StageContext context, IReadOnlyList<ExperimentRun?> pending) => null;

    /// <summary>Deletes outputs of an earlier call that must not be reused. Not called if that call was interrupted.</summary>
    public virtual void Discard(StageContext context, ExperimentRun? run)
    {
    }

    /// <summary>Writes the outputs.</summary>
    public abstract void Run(StageContext context, ExperimentRun? run);

    /// <summary>Called once when all runs are up to date, even if there was nothing to do.</summary>
    public virtual void End(StageContext context)
    {
    }
}
