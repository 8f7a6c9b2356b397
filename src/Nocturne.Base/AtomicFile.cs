using System.Text;

namespace Nocturne.Base;

/// <summary>Writes files atomically: a reader never sees a partial file.</summary>
public static class AtomicFile
{
    // Leaves room for the suffix within the usual 255-byte limit on file names, at up to three bytes a character.
    private const int MaxStem = 70;

    /// <summary>Writes a file under a temporary name, flushes it to the disk and renames it.</summary>
    /// <remarks>
    /// Links are followed. An existing file keeps its permissions. If several writers write one file, the last to finish wins. On an error
    /// the temporary file is deleted.
    /// </remarks>
    /// <param name="path">The file. Missing folders are created and an existing file is replaced.</param>
    /// <param name="write">Writes the content; its exceptions reach the caller.</param>
    /// <param name="previous">Where to move an existing file once the new one is on disk, or <c>null</c> to discard it.</param>
    /// <exception cref="IOException">
    /// The file cannot be written, for example because of its permissions. An existing file is unchanged. The message names the file.
    /// </exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        var temporary = "";
        try
        {
            var target = Target(path);
            var mode = RequireFile(target);
            var folder = Path.GetDirectoryName(target) ?? target;
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, TemporaryName(Path.GetFileName(target)));
            Fill(temporary, mode, write);
            if (previous is not null && File.Exists(target))
                File.Move(target, previous, overwrite: true);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception error)
        {
            Delete(temporary);
            if (error is IOException or UnauthorizedAccessException)
                throw new IOException($"Cannot write '{path}': {Reason(error, temporary, path)}", error) { HResult = error.HResult };
            throw;
        }
    }

    /// <summary>Writes a text file (UTF-8, no byte order mark) as <see cref="Write"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    // The file behind a link: the link stays.
    private static string Target(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return file.LinkTarget is null || IsDevice(file.FullName)
            ? file.FullName
            : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    // Permissions of an existing file, which must be writable: a rename checks neither.
    private static UnixFileMode? RequireFile(string path)
    {
        // Root could rename a file over /dev/null, which would break the whole machine.
        if (IsDevice(path))
            throw new IOException("it is a device; use a file.");
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return null;
        // Opened for reading too, because opening a pipe for writing alone waits for its reader.
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.CanSeek ? File.GetUnixFileMode(file.SafeFileHandle) : throw new IOException("it is a pipe; use a file.");
    }

    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && Path.GetDirectoryName(path) == "/dev";

    // Random, so that concurrent writers never share a temporary file.
    private static string TemporaryName(string name) =>
        $"{(name.Length <= MaxStem ? name : name[..MaxStem])}.{Path.GetFileNameWithoutExtension(Path.GetRandomFileName())}.tmp";

    private static void Fill(string temporary, UnixFileMode? mode, Action<Stream> write)
    {
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (mode is { } permissions && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, permissions);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    // The system's message, without the temporary name.
    private static string Reason(Exception error, string temporary, string path) => temporary.Length == 0
        ? error.Message
        : error.Message.Replace($" : '{temporary}'", "", StringComparison.Ordinal).Replace(temporary, path, StringComparison.Ordinal);

    private static void Delete(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
                File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is already on its way to the caller.
        }
    }
}
