namespace Nocturne.Training.Contract;

/// <summary>
/// Selects the numbers that dropout sets to zero. The choice is a pure function of the seed, the step, the place and the element, so
/// every learner drops the same ones.
/// </summary>
/// <remarks>
/// Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
/// The key is the seed. The counter is (element / 4, place, low and high half of the step); its block holds the random numbers of four
/// elements. An element is dropped if its random number is below the probability times 2^32.
/// </remarks>
/// <param name="probability">Probability of a drop, 0 to below 1.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="step">Number of training steps before this one.</param>
/// <param name="place">
/// What is dropped: <see cref="EmbeddingPlace"/>, <see cref="OutputPlace"/> or <see cref="RecurrentPlace"/>.
/// </param>
public readonly struct DropoutMask(double probability, ulong seed, long step, int place)
{
    /// <summary>The inputs of the first layer; element (b T + t) I + i.</summary>
    public const int EmbeddingPlace = 0;

    private readonly uint _threshold = (uint)(probability * 4294967296.0);

    /// <summary>The outputs of a layer; element (b T + t) H + h.</summary>
    public static int OutputPlace(int layer) => 2 * layer + 1;

    /// <summary>The state weights of a layer; element row H + column.</summary>
    public static int RecurrentPlace(int layer) => 2 * layer + 2;

    /// <summary>Factor of the numbers that are kept; it preserves their mean.</summary>
    public float Scale { get; } = (float)(1 / (1 - probability));

    /// <summary>Computes the factors of consecutive elements: 0 or <see cref="Scale"/>.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="factors">Receives one factor per element.</param>
    public void Fill(long first, Span<float> factors)
    {
        Span<uint> block = stackalloc uint[4];
        for (var i = 0; i < factors.Length;)
        {
            Philox((ulong)(first + i) / 4, block);
            for (var lane = (int)((first + i) % 4); lane < 4 && i < factors.Length; lane++, i++)
                factors[i] = block[lane] < _threshold ? 0 : Scale;
        }
    }

    private void Philox(ulong counter, Span<uint> block)
    {
        // The counter of a block has 32 bits, which is 2^34 elements per place: more than any batch has.
        uint c0 = (uint)counter, c1 = (uint)place, c2 = (uint)step, c3 = (uint)(step >> 32);
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        for (var round = 0; round < 10; round++, k0 += 0x9E3779B9, k1 += 0xBB67AE85)
        {
            var (product0, product1) = ((ulong)c0 * 0xD2511F53, (ulong)c2 * 0xCD9E8D57);
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
        }
        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }
}
