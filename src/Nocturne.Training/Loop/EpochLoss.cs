using Nocturne.Training.Contract;

namespace Nocturne.Training.Loop;

/// <summary>The training loss of an epoch. Losses are added in the order of their steps, even if a learner knows them late.</summary>
/// <param name="learner">The learner.</param>
internal sealed class EpochLoss(ILearner learner)
{
    private readonly IDeferredLearner? _deferred = learner as IDeferredLearner;
    private int _pending;
    private double _sum;

    /// <summary>Starts an epoch, or continues one.</summary>
    /// <param name="sum">Sum of the losses so far.</param>
    /// <param name="scored">Number of scored predictions so far.</param>
    public void Begin(double sum, long scored)
    {
        Take();
        (_sum, Scored) = (sum, scored);
    }

    /// <summary>Number of scored predictions so far.</summary>
    public long Scored { get; private set; }

    /// <summary>Takes one step.</summary>
    public void Train(in Batch batch, in StepSettings step)
    {
        Scored += batch.Scored;
        if (_deferred is null)
        {
            _sum += learner.Train(batch, step).Sum;
            return;
        }
        if (_pending == _deferred.MaxPending)
            Take();
        _deferred.Start(batch, step);
        _pending++;
    }

    /// <summary>Waits for all steps and returns the sum of their losses.</summary>
    public double Sum()
    {
        Take();
        return _sum;
    }

    private void Take()
    {
        if (_pending == 0)
            return;
        var heads = learner.Spec.Heads.Count;
        var losses = new double[_pending * heads];
        _deferred!.TakeLosses(losses);
        foreach (var step in losses.Chunk(heads))
            _sum += new BatchLoss { Heads = step, Scored = 0 }.Sum;
        _pending = 0;
    }
}
