using System.IO.Enumeration;

namespace Nocturne.Corpora;

/// <summary>The MIDI files below a folder. Each folder is read once, even if links lead back to it; unreadable ones are left out.</summary>
internal sealed class MidiFolder
{
    // .kar: karaoke, an ordinary MIDI file with lyrics.
    private static readonly string[] Extensions = [".mid", ".midi", ".rmi", ".kar"];

    // Skips hidden files, such as the "._name.mid" of macOS.
    private static readonly EnumerationOptions Options = new() { IgnoreInaccessible = false };

    private readonly string _folder;
    private readonly HashSet<string> _read = [];
    private readonly Stack<(string Path, string Real)> _folders = [];
    private readonly SortedSet<string> _links = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _leftOut = [];

    private MidiFolder(string folder) => _folder = folder;

    /// <summary>Relative paths, with '/', in ordinal order.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>What was left out and why, a phrase each.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>The extensions of MIDI files, for messages.</summary>
    public static string ShownExtensions { get; } = string.Join(", ", Extensions);

    /// <summary>Searches a folder.</summary>
    /// <exception cref="CorpusException">The folder cannot be read.</exception>
    public static MidiFolder Read(string folder)
    {
        var files = new MidiFolder(folder);
        try
        {
            files.Enter(folder, RealPath.Of(folder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The folder '{folder}' cannot be read: {error.Message}");
        }
        files.Walk();
        files._files.Sort(StringComparer.Ordinal);
        files._leftOut.Sort(StringComparer.Ordinal);
        return files;
    }

    // Links come last, so that a file is listed under its own path if that is in the folder.
    private void Walk()
    {
        while (_folders.Count > 0 || _links.Count > 0)
        {
            var (path, real) = _folders.Count > 0 ? _folders.Pop() : (_links.Min!, null);
            _links.Remove(path);
            try
            {
                if (!Enter(path, real ?? RealPath.Of(path)))
                    _leftOut.Add($"'{Relative(path)}' is a link to a folder that was already read");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _leftOut.Add($"'{Relative(path)}' cannot be read: {error.Message}");
            }
        }
    }

    private bool Enter(string path, string real)
    {
        if (!_read.Add(real))
            return false;
        var entries = new FileSystemEnumerable<(string, bool)>(
            path, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), Options);
        foreach (var (entry, isFolder) in entries)
        {
            var full = Path.Combine(path, entry);
            if (!isFolder)
                AddFile(full);
            else if (new DirectoryInfo(full).LinkTarget is null)
                _folders.Push((full, Path.Combine(real, entry)));
            else
                _links.Add(full);
        }
        return true;
    }

    private void AddFile(string path)
    {
        if (Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            _files.Add(Relative(path));
    }

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
