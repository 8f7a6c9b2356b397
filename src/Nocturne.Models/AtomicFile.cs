using System.Text;

namespace Nocturne.Models;

/// <summary>Files that are there whole or not at all.</summary>
public static class AtomicFile
{
    // With what is added a name of so many characters is still one of 255 bytes, the longest that file systems take.
    private const int LongestStem = 70;

    /// <summary>Writes a file under a temporary name, flushes it to the disk and renames it; on an error the temporary file is deleted.</summary>
    /// <remarks>A link is followed: what it points to is written. A file that is there keeps its permissions. Of several writers of one file the last to finish wins.</remarks>
    /// <param name="path">Where; missing folders are made, a file that is there is replaced.</param>
    /// <param name="write">Writes the content; what it throws reaches the caller.</param>
    /// <param name="previous">The name that a file that is there is kept under, once the new one is wholly on the disk; <c>null</c>: it is not kept.</param>
    /// <exception cref="IOException">The file cannot be written, for lack of permission too; one that was there is unharmed. The message names the file.</exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        var temporary = "";
        try
        {
            var whole = Target(path);
            var mode = RequireFile(whole);
            var folder = Path.GetDirectoryName(whole) ?? whole;
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, TemporaryName(Path.GetFileName(whole)));
            Fill(temporary, mode, write);
            if (previous is not null && File.Exists(whole))
                File.Move(whole, previous, overwrite: true);
            File.Move(temporary, whole, overwrite: true);
        }
        catch (Exception error)
        {
            DeleteIfThere(temporary);
            if (error is IOException or UnauthorizedAccessException)       // the latter is no IOException in .NET, but the same to whoever wants a file written
                throw new IOException($"'{path}' cannot be written: {Reason(error, temporary, path)}", error) { HResult = error.HResult };
            throw;
        }
    }

    /// <summary>Writes a text file (UTF-8, no byte order mark) as <see cref="Write"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written, for lack of permission too; one that was there is unharmed.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>The file that a path names in the end: a link stays, and what it points to is written.</summary>
    private static string Target(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return file.LinkTarget is null || IsDevice(file.FullName) ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>The permissions of a file that is there, once it is known to be one that may be written: a rename asks neither.</summary>
    private static UnixFileMode? RequireFile(string whole)
    {
        // Who is root could rename a file over /dev/null, and nothing on the machine would work as before.
        if (IsDevice(whole))
            throw new IOException("it is a device, which a file must not take the place of.");
        if (OperatingSystem.IsWindows() || !File.Exists(whole))
            return null;
        // To read as well: it does not wait for whoever is at the other end of a pipe.
        using var there = new FileStream(whole, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return there.CanSeek ? File.GetUnixFileMode(there.SafeFileHandle) : throw new IOException("it is a pipe, which a file must not take the place of.");
    }

    private static bool IsDevice(string whole) => !OperatingSystem.IsWindows() && Path.GetDirectoryName(whole) == "/dev";

    // By chance: neither two processes, be it in two containers, nor two threads that write one file write into each other's.
    private static string TemporaryName(string name) =>
        $"{(name.Length <= LongestStem ? name : name[..LongestStem])}.{Path.GetFileNameWithoutExtension(Path.GetRandomFileName())}.tmp";

    private static void Fill(string temporary, UnixFileMode? mode, Action<Stream> write)
    {
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (mode is { } permissions && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, permissions);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>What the system says, without the temporary name, which nobody asked for.</summary>
    private static string Reason(Exception error, string temporary, string path) => temporary.Length == 0
        ? error.Message
        : error.Message.Replace($" : '{temporary}'", "", StringComparison.Ordinal).Replace(temporary, path, StringComparison.Ordinal);

    private static void DeleteIfThere(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
                File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error that led here is on its way to the caller and tells more than this one.
        }
    }
}
