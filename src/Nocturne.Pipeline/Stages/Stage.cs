using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>One step of the pipeline: it declares what it depends on and makes, then runs.</summary>
internal abstract class Stage
{
    /// <summary>What the caller types.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it runs once for each run of the experiment, or once for the experiment.</summary>
    public virtual bool IsPerRun => true;

    /// <summary>Stages that must be up to date before this one may begin, for the same run (or for all runs).</summary>
    public virtual IReadOnlyList<Stage> Needs => [];

    /// <summary>Whether all of <see cref="Needs"/> must be up to date; else it takes what there is, and says what is missing.</summary>
    public virtual bool NeedsAll => true;

    /// <summary>What it depends on and makes. Changes nothing.</summary>
    /// <param name="context">The experiment and where everything is.</param>
    /// <param name="run">The run; <c>null</c> for a stage of the whole experiment.</param>
    /// <returns><c>null</c> where it cannot be told before the stage has run, because its corpus is not on this machine yet.</returns>
    public abstract StageContract? Declare(StageContext context, ExperimentRun? run);

    /// <summary>How many runs may be under way at a time.</summary>
    public virtual int Jobs(StageContext context, int pending) => 1;

    /// <summary>Called once before the runs that have something to do.</summary>
    /// <returns>What is disposed of once they are done, or one of them failed or was stopped; <c>null</c> for nothing.</returns>
    public virtual IDisposable? Begin(StageContext context, IReadOnlyList<ExperimentRun?> pending) => null;

    /// <summary>Takes away what an earlier, finished call left and this one must not build upon; not called where the last call was cut short.</summary>
    public virtual void Discard(StageContext context, ExperimentRun? run)
    {
    }

    /// <summary>Makes the outputs.</summary>
    public abstract void Run(StageContext context, ExperimentRun? run);

    /// <summary>Called once after all is up to date, whether or not there was something to do.</summary>
    public virtual void End(StageContext context)
    {
    }
}
