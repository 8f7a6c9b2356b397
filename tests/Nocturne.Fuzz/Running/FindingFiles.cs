using Nocturne.Models;

namespace Nocturne.Fuzz.Running;

/// <summary>Keeps what breaks a promise: the file itself, named after the seed and its number, and why beside it.</summary>
/// <param name="folder">Folder to write to.</param>
/// <param name="kind">What the files are: <c>midi</c> or <c>models</c>.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="extension">Extension of the files.</param>
internal sealed class FindingFiles(string folder, string kind, int seed, string extension)
{
    /// <summary>Findings after which a run stops: more of them say no more.</summary>
    public const int Most = 20;

    private readonly Lock _lock = new();
    private int _count;

    /// <summary>Whether there are too many to go on.</summary>
    public bool AreTooMany => Volatile.Read(ref _count) >= Most;

    /// <summary>Writes a finding and prints it.</summary>
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
