using FsCheck.Xunit;
using Nocturne.Evaluation.Measures;

namespace Nocturne.Evaluation.Tests.Measures;

public sealed class PitchMetricsTests
{
    private static readonly int[] Stuck = [40, 40, 40, 40];
    private static readonly int[] Tune = [60, 62, 62, 62, 64, 60, 62, 60];

    [Fact]
    public void The_longest_run_is_found_in_the_middle() => PitchMetrics.LongestRun(Tune).Should().Be(3);

    [Fact]
    public void The_longest_run_is_found_at_the_end() => PitchMetrics.LongestRun([1, 2, 2, 3, 3, 3]).Should().Be(3);

    [Fact]
    public void A_stuck_model_is_one_long_run() => PitchMetrics.LongestRun(Stuck).Should().Be(4);

    [Fact]
    public void Distinct_pitches_count_each_once() => PitchMetrics.DistinctPitches(Tune).Should().Be(3);

    [Fact]
    public void A_single_note_has_no_entropy() => PitchMetrics.EntropyBits(Stuck).Should().Be(0);

    [Fact]
    public void Four_equally_common_notes_have_two_bits() =>
        PitchMetrics.EntropyBits([1, 2, 3, 4, 4, 3, 2, 1]).Should().BeApproximately(2, 1e-12);

    [Fact]
    public void Entropy_weights_each_note_by_its_share() =>
        PitchMetrics.EntropyBits(Tune).Should().BeApproximately(3.0 / 8 * Math.Log2(8.0 / 3) + 4.0 / 8 * 1 + 1.0 / 8 * 3, 1e-12);

    [Fact]
    public void Distinct_1_is_the_share_of_different_notes() => PitchMetrics.Distinct(Tune, 1).Should().Be(3 / 8.0);

    [Fact]
    public void Distinct_2_is_the_share_of_different_pairs() =>
        // 60-62 62-62 62-62 62-64 64-60 60-62 62-60
        PitchMetrics.Distinct(Tune, 2).Should().Be(5 / 7.0);

    [Fact]
    public void Distinct_4_of_fewer_notes_is_zero() => PitchMetrics.Distinct([1, 2, 3], 4).Should().Be(0);

    [Fact]
    public void Repeats_are_a_share_of_the_steps() => PitchMetrics.RepeatShare(Tune).Should().Be(2 / 7.0);

    [Fact]
    public void The_range_goes_from_lowest_to_highest() => PitchMetrics.Range([30, 75, 21]).Should().Be(54);

    [Fact]
    public void The_mean_interval_ignores_the_direction() => PitchMetrics.MeanAbsoluteInterval([60, 64, 59, 59]).Should().Be(3);

    [Fact]
    public void A_single_note_has_no_steps() => (PitchMetrics.RepeatShare([5]), PitchMetrics.MeanAbsoluteInterval([5])).Should().Be((0, 0));

    [Property]
    public bool Entropy_is_at_most_that_of_a_uniform_distribution(byte first, byte[] others)
    {
        var notes = Notes(first, others);
        return PitchMetrics.EntropyBits(notes) is >= 0 and var bits && bits <= Math.Log2(PitchMetrics.DistinctPitches(notes)) + 1e-9;
    }

    [Property]
    public bool The_longest_run_is_1_to_all_notes(byte first, byte[] others)
    {
        var notes = Notes(first, others);
        var run = PitchMetrics.LongestRun(notes);
        return run >= 1 && run <= notes.Length - PitchMetrics.DistinctPitches(notes) + 1;
    }

    [Property]
    public bool Every_measure_is_the_same_for_tokens_and_for_pitches(byte first, byte[] others)
    {
        var tokens = Notes(first, others);
        var pitches = Array.ConvertAll(tokens, token => 108 - token);
        // Entropy adds the shares in the order of the notes, so the last bit may differ.
        return Measure.All.All(measure => Math.Abs(measure.Of(tokens) - measure.Of(pitches)) < 1e-9);
    }

    [Property]
    public bool Distinct_groups_equal_a_simple_count(byte first, byte[] others)
    {
        var notes = Notes(first, others);
        var pairs = notes.Zip(notes.Skip(1)).ToList();
        return PitchMetrics.Distinct(notes, 2) == (pairs.Count == 0 ? 0 : pairs.Distinct().Count() / (double)pairs.Count);
    }

    private static int[] Notes(byte first, byte[] others) => [first % 88, .. others.Select(note => note % 88)];
}
