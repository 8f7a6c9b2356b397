namespace Nocturne.Training;

/// <summary>The sum of the losses of an epoch's windows: added up step by step in their order, however late a learner knows them.</summary>
/// <param name="learner">What takes the steps.</param>
internal sealed class LossSum(ILearner learner)
{
    private readonly IDeferredLearner? _deferred = learner as IDeferredLearner;
    private readonly List<int> _pending = [];                   // windows of the steps whose losses are to come
    private double _sum;

    /// <summary>Begins anew.</summary>
    /// <param name="sum">The sum to go on from.</param>
    public void Begin(double sum)
    {
        Take();
        _sum = sum;
    }

    /// <summary>One step.</summary>
    /// <param name="inputs">As in <see cref="ILearner.Train"/>.</param>
    /// <param name="targets">As in <see cref="ILearner.Train"/>.</param>
    public void Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        if (_deferred is null)
        {
            _sum += targets.Length * learner.Train(inputs, targets);
            return;
        }
        if (_pending.Count == _deferred.MostPending)
            Take();
        _deferred.Begin(inputs, targets);
        _pending.Add(targets.Length);
    }

    /// <summary>The sum of all steps so far; waits for them.</summary>
    public double Total()
    {
        Take();
        return _sum;
    }

    private void Take()
    {
        if (_pending.Count == 0)
            return;
        var losses = new double[_pending.Count];
        _deferred!.TakeLosses(losses);
        for (var step = 0; step < losses.Length; step++)
            _sum += _pending[step] * losses[step];
        _pending.Clear();
    }
}
