namespace Nocturne.Evaluation.Losses;

/// <summary>Sums over windows that the losses of classes are computed from.</summary>
internal sealed class ClassSums
{
    private readonly HashSet<int> _answers = [], _targets = [];
    private int _count, _hits, _repeats, _targetRepeats;
    private double _nats;

    public void Add(double nats, int last, int answer, int target)
    {
        _count++;
        _nats += nats;
        _hits += answer == target ? 1 : 0;
        _repeats += answer == last ? 1 : 0;
        _targetRepeats += target == last ? 1 : 0;
        _answers.Add(answer);
        _targets.Add(target);
    }

    public ClassLine ToLine(string name) => new(name, Nats, Nats / Math.Log(2), Share(_hits));

    public ClassLosses ToLosses() =>
        new(_count, Nats, Nats / Math.Log(2), Share(_hits), Share(_repeats), Share(_targetRepeats), _answers.Count, _targets.Count);

    private double Nats => _nats / _count;

    private double Share(int part) => part / (double)_count;
}
