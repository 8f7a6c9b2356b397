namespace Nocturne.Training.Data;

/// <summary>The order of items in an epoch: a shuffle that depends only on the seed and the epoch.</summary>
/// <remarks>An evaluation (epoch 0) takes the items in order.</remarks>
/// <param name="count">Number of items, 0 or more.</param>
/// <param name="seed">Seed of the shuffles.</param>
internal sealed class EpochOrder(int count, int seed)
{
    private readonly int[] _order = new int[count];
    private int _epoch = -1;

    /// <summary>Indices of the items in the order of an epoch.</summary>
    public ReadOnlySpan<int> Of(int epoch)
    {
        if (_epoch != epoch)
        {
            for (var i = 0; i < _order.Length; i++)
                _order[i] = i;
            if (epoch > 0)
                SeededRandom.Shuffle(unchecked(seed * 1_000_003 + epoch), _order.AsSpan());
            _epoch = epoch;
        }
        return _order;
    }
}
