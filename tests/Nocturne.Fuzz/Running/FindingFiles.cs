namespace Nocturne.Fuzz.Running;

/// <summary>Saves files that violate an invariant, named after seed and number, each with a text file that gives the reason.</summary>
/// <param name="folder">Folder to write to.</param>
/// <param name="kind">Kind of file: <c>midi</c> or <c>models</c>.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="extension">Extension of the files.</param>
internal sealed class FindingFiles(string folder, string kind, int seed, string extension)
{
    /// <summary>Maximum number of findings. The run stops there: more would add nothing.</summary>
    public const int Most = 20;

    private readonly Lock _lock = new();
    private int _count;

    /// <summary>Whether the maximum is reached.</summary>
    public bool AreTooMany => Volatile.Read(ref _count) >= Most;

    /// <summary>Saves a finding and prints it.</summary>
    public void Keep(Finding finding)
    {
        lock (_lock)
        {
            if (++_count > Most)
                return;
            var path = Write(finding.Number, finding.File);
            AtomicFile.WriteText(Path.ChangeExtension(path, ".txt"), finding.What);
            Console.Error.WriteLine($"{kind} {finding.Number}: {finding.What.Split('\n')[0].TrimEnd()} ({path})");
        }
    }

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(int number, byte[] file)
    {
        var path = Path.Combine(folder, $"{kind}-s{seed}-{number}{extension}");
        AtomicFile.Write(path, stream => stream.Write(file));
        return path;
    }
}
