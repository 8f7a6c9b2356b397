namespace Nocturne.Fuzz.Midi;

/// <summary>Seeds, and the mutants that were kept because something came out of them that had not come out before.</summary>
/// <remarks>
/// This is guidance by outcome, not by code covered: no instrumentation, and on any machine the same. The first
/// <see cref="GuidedFiles"/> files are made in generations; what is kept of a generation is there from the next one on. So a file depends
/// on the seeds, the seed of chance and its number alone, however many threads there are.
/// </remarks>
internal sealed class MidiCorpus
{
    /// <summary>Files of one generation.</summary>
    public const int Generation = 1_000;

    /// <summary>Files after which no more mutants are kept.</summary>
    public const int GuidedFiles = 50 * Generation;

    // A large mutant costs time for good.
    private const int LargestKept = 4_096;

    // One file of a nocturne's length takes as long as thirty small ones.
    private const int SmallBytes = 2_048;
    private const int OneLargeIn = 12;

    private readonly List<byte[]> _small;
    private readonly List<byte[]> _large;
    private readonly List<byte[]> _kept = [];
    private readonly HashSet<ulong> _met = [];

    /// <param name="seeds">At least one file.</param>
    public MidiCorpus(IReadOnlyList<byte[]> seeds)
    {
        _small = [.. seeds.Where(seed => seed.Length <= SmallBytes)];
        _large = [.. seeds.Where(seed => seed.Length > SmallBytes)];
    }

    /// <summary>Files to mutate.</summary>
    public int Count => _small.Count + _large.Count + _kept.Count;

    /// <summary>A file.</summary>
    /// <param name="seed">Seed of chance.</param>
    /// <param name="number">Its number, from 0.</param>
    public byte[] Mutant(int seed, int number)
    {
        var random = Chance.Of(seed, number);
        return MidiMutator.Mutate(Pick(random), Pick(random), random);
    }

    /// <summary>Keeps what is new of a generation.</summary>
    /// <param name="generation">Its files in order, each with the signature of its outcome.</param>
    public void Keep(IEnumerable<(ulong Signature, byte[] File)> generation)
    {
        foreach (var (signature, file) in generation.Where(item => item.File is not null))       // a run that is stopped has not made all
            if (_met.Add(signature) && file.Length <= LargestKept)
                _kept.Add(file);
    }

    private byte[] Pick(Random random)
    {
        List<byte[]>[] choices = random.Once(OneLargeIn) ? [_large, _small, _kept] : random.Once(2) ? [_kept, _small, _large] : [_small, _large, _kept];
        var files = choices.First(files => files.Count > 0);
        return files[random.Next(files.Count)];
    }
}
