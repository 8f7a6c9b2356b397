using System.Collections.Concurrent;
using Nocturne.Fuzz.Midi;
using Nocturne.Fuzz.Running;
using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Tests;

/// <summary>A short fuzz run over MIDI files, and tests of the fuzzer itself.</summary>
public sealed class MidiFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_bytes_give_a_score_that_obeys_its_rules_or_one_clear_refusal(int seed)
    {
        // Arrange
        var findings = new List<Finding>();
        var fuzz = new MidiFuzz(MidiSeeds.Own, seed, jobs: 1) { Finds = findings.Add };
        // Act
        var tally = fuzz.Run(2 * MidiCorpus.Generation);
        // Assert
        findings.Select(finding => $"{finding.Number}: {finding.What}").Should().BeEmpty();
        tally.Files.Should().Be(2 * MidiCorpus.Generation);
        ((int[])[tally.Clean, tally.Salvaged, tally.Refused]).Should()
            .AllSatisfy(count => count.Should().BePositive("every outcome occurs"));
        fuzz.Seeds.Should().BeGreaterThan(MidiSeeds.Own.Count, "files with a new outcome are kept");
    }

    [Fact]
    public void A_seed_and_a_number_give_the_same_file_on_any_number_of_threads()
    {
        // Arrange: a file of the second generation, which depends on the first
        const int Number = MidiCorpus.Generation + 7;
        // Act
        var one = new MidiFuzz(MidiSeeds.Own, seed: 3, jobs: 1).File(Number);
        var three = new MidiFuzz(MidiSeeds.Own, seed: 3, jobs: 3).File(Number);
        // Assert
        three.Should().Equal(one);
    }

    [Fact]
    public void Neighbouring_numbers_and_seeds_give_other_files()
    {
        // Arrange
        var corpus = new MidiCorpus([new byte[100]]);
        // Act
        var files = Enumerable.Range(0, 50)
            .SelectMany(number => (byte[][])[corpus.Mutant(1, number), corpus.Mutant(2, number)])
            .Select(Convert.ToHexString);
        // Assert
        files.Distinct().Should().HaveCountGreaterThan(80);
    }

    [Fact]
    public void A_reader_that_takes_strictly_what_it_mends_is_found_out()
    {
        // Arrange: the outcome of salvaging one file, and of reading another strictly
        var limits = new MidiLimits();
        var (broken, whole) = (MidiCornerCases.Damaged[0].File, MidiBytes.OneTrack(MidiBytes.MiddleC, MidiBytes.End));
        var salvaged = MidiOutcome.Of(broken, MidiProfile.Salvage, limits);
        // Act
        var rules = ReadingRules.Broken(broken, limits, salvaged, MidiOutcome.Of(whole, MidiProfile.Strict, limits));
        // Assert
        rules.Should().Equal("the strict reader accepts a defect");
    }

    [Fact]
    public void A_refusal_in_two_lines_is_found_out()
    {
        // Arrange
        var refusal = new MidiOutcome(null, new MidiFormatException(0, "It is broken\nin two"));
        // Act
        var rules = ReadingRules.Broken([1], new MidiLimits(), refusal, refusal);
        // Assert
        rules.Should().Contain(rule => rule.StartsWith("the refusal is not one printable line"));
    }

    [Fact]
    public void A_file_beyond_the_limits_is_found_out()
    {
        // Arrange
        var file = MidiBytes.OneTrack(MidiBytes.MiddleC, MidiBytes.End);
        var outcome = MidiOutcome.Of(file, MidiProfile.Salvage, new MidiLimits());
        // Act
        var rules = ReadingRules.Broken(file, new MidiLimits(Notes: 0, Ticks: 10, Tracks: 1), outcome, outcome);
        // Assert
        rules.Should().Equal("more notes than the limit or the file size allows", "the score is longer than the limit allows");
    }

    [Fact]
    public void A_file_that_hangs_is_noticed()
    {
        // Arrange
        using var noticed = new BlockingCollection<(int Number, byte[] File)>();
        using var watch = new Watch(workers: 2, (number, file) => noticed.Add((number, file)), longest: TimeSpan.FromMilliseconds(1));
        // Act
        watch.Begins(1, 17, [1, 2, 3]);
        // Assert
        noticed.TryTake(out var found, TimeSpan.FromMinutes(1)).Should().BeTrue();
        found.Number.Should().Be(17);
        found.File.Should().Equal(1, 2, 3);
    }

    [Theory]
    [InlineData("It is broken (byte 3)", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("in two\nlines", false)]
    [InlineData("\u001b[2J", false)]
    [InlineData("in two\u2028lines", false)]
    public void One_line_is_one_line(string message, bool isOneLine) => OneLine.Is(message).Should().Be(isOneLine);
}
