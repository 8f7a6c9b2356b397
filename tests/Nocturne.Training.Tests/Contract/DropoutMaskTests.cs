using FsCheck.Xunit;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Contract;

public sealed class DropoutMaskTests
{
    // philox4x32-10 in the file kat_vectors of Random123 1.14: counter, key and block.
    public static TheoryData<uint[], uint[], uint[]> Known => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        {
            [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff],
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        },
        {
            [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0],
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_random_numbers_are_those_of_Philox(uint[] counter, uint[] key, uint[] block)
    {
        for (var lane = 0; lane < 4; lane++)
        {
            // The probability at which an element begins to be dropped is its random number.
            IsDropped(block[lane]).Should().BeFalse();
            IsDropped(block[lane] + 1.0).Should().BeTrue();

            bool IsDropped(double threshold)
            {
                var (seed, step) = (key[0] | (ulong)key[1] << 32, unchecked((long)(counter[2] | (ulong)counter[3] << 32)));
                var mask = new DropoutMask(threshold / 4294967296.0, seed, step, unchecked((int)counter[1]));
                var factors = new float[1];
                mask.Fill(counter[0] * 4L + lane, factors);
                return factors[0] == 0;
            }
        }
    }

    [Property(MaxTest = 50)]
    public void An_element_has_the_same_factor_wherever_a_call_starts(byte first, byte count)
    {
        var mask = new DropoutMask(0.5, seed: 3, step: 4, DropoutMask.OutputPlace(0));

        Factors(mask, count, first).Should().Equal(Factors(mask, first + count).Skip(first));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_share_of_drops_is_the_probability_and_the_mean_stays(double probability)
    {
        var factors = Factors(new DropoutMask(probability, seed: 1, step: 0, DropoutMask.EmbeddingPlace), 200_000);

        factors.Count(factor => factor == 0).Should().BeCloseTo((int)(200_000 * probability), 1000, "that is more than four deviations");
        factors.Distinct().Should().BeEquivalentTo([0, (float)(1 / (1 - probability))]);
        factors.Average(factor => (double)factor).Should().BeApproximately(1, 0.05);
    }

    [Fact]
    public void Seeds_steps_places_and_layers_have_masks_of_their_own()
    {
        DropoutMask[] masks =
        [
            new(0.5, seed: 1, step: 0, DropoutMask.EmbeddingPlace), new(0.5, seed: 2, step: 0, DropoutMask.EmbeddingPlace),
            new(0.5, seed: 1 | 1UL << 32, step: 0, DropoutMask.EmbeddingPlace), new(0.5, seed: 1, step: 1, DropoutMask.EmbeddingPlace),
            new(0.5, seed: 1, step: 1L << 32, DropoutMask.EmbeddingPlace), new(0.5, seed: 1, step: 0, DropoutMask.OutputPlace(0)),
            new(0.5, seed: 1, step: 0, DropoutMask.OutputPlace(1)), new(0.5, seed: 1, step: 0, DropoutMask.RecurrentPlace(0)),
            new(0.5, seed: 1, step: 0, DropoutMask.RecurrentPlace(1)),
        ];

        var factors = masks.Select(mask => Factors(mask, 1000)).ToList();

        foreach (var (one, other) in factors.SelectMany((one, i) => factors.Skip(i + 1).Select(other => (one, other))))
            one.Zip(other).Count(pair => pair.First == pair.Second).Should().BeInRange(400, 600, "coins agree half of the time");
    }

    [Fact]
    public void With_probability_0_nothing_changes()
    {
        Factors(new DropoutMask(0, seed: 1, step: 0, DropoutMask.EmbeddingPlace), 1000).Should().OnlyContain(factor => factor == 1);
    }

    private static float[] Factors(DropoutMask mask, int count, long first = 0)
    {
        var factors = new float[count];
        mask.Fill(first, factors);
        return factors;
    }
}
