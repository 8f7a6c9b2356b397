namespace Nocturne.Fuzz.Midi;

/// <summary>Seeds, and mutants kept because their outcome was new.</summary>
/// <remarks>
/// Outcomes guide the search instead of code coverage: this needs no instrumentation and gives the same files on every machine.
/// The first <see cref="GuidedFiles"/> files are made in generations. Mutants kept from one generation are used from the next one on.
/// A file therefore depends only on the seed files, the random seed and its number, not on the number of threads.
/// </remarks>
internal sealed class MidiCorpus
{
    /// <summary>Number of files in a generation.</summary>
    public const int Generation = 1_000;

    /// <summary>Number of files after which no mutant is kept.</summary>
    public const int GuidedFiles = 50 * Generation;

    // A large mutant slows down the rest of the run.
    private const int LargestKept = 4_096;

    // A file as long as a nocturne takes as much time as thirty small ones.
    private const int SmallBytes = 2_048;
    private const int OneLargeIn = 12;

    private readonly List<byte[]> _small;
    private readonly List<byte[]> _large;
    private readonly List<byte[]> _kept = [];
    private readonly HashSet<ulong> _met = [];

    /// <param name="seeds">Files to mutate, at least one.</param>
    public MidiCorpus(IReadOnlyList<byte[]> seeds)
    {
        _small = [.. seeds.Where(seed => seed.Length <= SmallBytes)];
        _large = [.. seeds.Where(seed => seed.Length > SmallBytes)];
    }

    /// <summary>Number of files to mutate.</summary>
    public int Count => _small.Count + _large.Count + _kept.Count;

    /// <summary>Returns the mutant with a number.</summary>
    /// <param name="seed">Seed of the random generator.</param>
    /// <param name="number">Number of the mutant, from 0.</param>
    public byte[] Mutant(int seed, int number)
    {
        var random = Chance.Of(seed, number);
        return MidiMutator.Mutate(Pick(random), Pick(random), random);
    }

    /// <summary>Keeps the mutants of a generation whose outcome is new.</summary>
    /// <param name="generation">Its files in order, each with the signature of its outcome. An entry without a file is skipped.</param>
    public void Keep(IEnumerable<(ulong Signature, byte[] File)> generation)
    {
        // A run that was stopped early leaves entries without a file.
        foreach (var (signature, file) in generation.Where(item => item.File is not null))
            if (_met.Add(signature) && file.Length <= LargestKept)
                _kept.Add(file);
    }

    private byte[] Pick(Random random)
    {
        List<byte[]>[] choices = random.Once(OneLargeIn)
            ? [_large, _small, _kept]
            : random.Once(2) ? [_kept, _small, _large] : [_small, _large, _kept];
        var files = choices.First(files => files.Count > 0);
        return files[random.Next(files.Count)];
    }
}
