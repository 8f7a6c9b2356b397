namespace Nocturne.Training.Data;

/// <summary>The order of the windows in an epoch: a shuffle that depends on the seed and the epoch alone, so that any epoch can be gone on with.</summary>
public sealed class BatchOrder
{
    private readonly int[] _order;
    private readonly int _batch;
    private readonly int _seed;

    /// <summary>Creates an order.</summary>
    /// <param name="count">Windows, 1 or more.</param>
    /// <param name="batch">Windows a step; the last step of an epoch takes what is left.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    public BatchOrder(int count, int batch, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (_order, _batch, _seed) = (new int[count], batch, seed);
        Shuffle(epoch: 1);
    }

    /// <summary>Steps in an epoch.</summary>
    public int Steps => (_order.Length + _batch - 1) / _batch;

    /// <summary>Shuffles for an epoch, counted from 1.</summary>
    public void Shuffle(int epoch)
    {
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        new Random(unchecked(_seed * 1_000_003 + epoch)).Shuffle(_order);
    }

    /// <summary>Windows of a step, 0 to <see cref="Steps"/> - 1.</summary>
    public ReadOnlySpan<int> Batch(int step) => _order.AsSpan(step * _batch, Math.Min(_batch, _order.Length - step * _batch));
}
