using System.Formats.Tar;
using System.IO.Compression;

namespace Build.Publishing;

/// <summary>Writes archives whose bytes depend only on names and contents of the files, not on the time or the machine.</summary>
public static class ReproducibleArchive
{
    // The earliest time that a ZIP file can store.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the files of a folder, sorted by name, below one folder of the archive.</summary>
    /// <param name="folder">Folder to archive.</param>
    /// <param name="name">Name of the folder in the archive.</param>
    /// <param name="archive">Path of the archive, ending in <c>.tar.gz</c> or <c>.zip</c>.</param>
    /// <param name="isProgram">Returns whether the file with a name is executable.</param>
    public static void Write(string folder, string name, string archive, Func<string, bool> isProgram)
    {
        var entries = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (
                File: file,
                Name: $"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}",
                IsProgram: isProgram(Path.GetFileName(file))))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);
        using var stream = File.Create(archive);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
            WriteZip(stream, entries);
        else
            WriteTar(stream, entries);
    }

    /// <summary>Rewrites an existing ZIP archive with sorted entries and a fixed time.</summary>
    public static void Rewrite(string archive)
    {
        var temporary = archive + ".new";
        using (var old = ZipFile.OpenRead(archive))
        using (var zip = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
            foreach (var entry in old.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = zip.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Time;
                using var content = entry.Open();
                using var target = copy.Open();
                content.CopyTo(target);
            }
        File.Move(temporary, archive, overwrite: true);
    }

    private static void WriteTar(Stream stream, IEnumerable<(string File, string Name, bool IsProgram)> entries)
    {
        using var zip = new GZipStream(stream, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(zip, TarEntryFormat.Ustar);
        foreach (var (file, name, isProgram) in entries)
        {
            using var content = File.OpenRead(file);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                ModificationTime = Time,
                Mode = (UnixFileMode)Convert.ToInt32(isProgram ? "755" : "644", 8),
                UserName = "",
                GroupName = "",
            });
        }
    }

    private static void WriteZip(Stream stream, IEnumerable<(string File, string Name, bool IsProgram)> entries)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var (file, name, isProgram) in entries)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = Time;
            entry.ExternalAttributes = Convert.ToInt32(isProgram ? "100755" : "100644", 8) << 16;
            using var content = File.OpenRead(file);
            using var target = entry.Open();
            content.CopyTo(target);
        }
    }
}
