using System.Text;

namespace Nocturne.Models;

/// <summary>Files that are there whole or not at all.</summary>
public static class AtomicFile
{
    private static int _writes;

    /// <summary>Writes a file under a temporary name, flushes it to the disk and renames it; on an error the temporary file is deleted.</summary>
    /// <param name="path">Where; missing folders are made, a file that is there is replaced.</param>
    /// <param name="write">Writes the content; what it throws reaches the caller.</param>
    /// <param name="previous">The name that a file that is there is kept under, once the new one is wholly on the disk; <c>null</c>: it is not kept.</param>
    /// <exception cref="IOException">The file cannot be written, for lack of permission too; one that was there is unharmed.</exception>
    public static void Write(string path, Action<Stream> write, string? previous = null)
    {
        var whole = Path.GetFullPath(path);
        if (IsDevice(whole))
            throw new IOException($"'{path}' is a device, which a file must not take the place of.");
        // Process and number: neither two processes nor two threads that write one file write into each other's.
        var temporary = $"{whole}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(whole) ?? whole);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            if (previous is not null && File.Exists(whole))
                File.Move(whole, previous, overwrite: true);
            File.Move(temporary, whole, overwrite: true);
        }
        catch (Exception error)
        {
            DeleteIfThere(temporary);
            if (error is UnauthorizedAccessException)       // no IOException in .NET, but the same to whoever wants a file written
                throw new IOException($"'{path}' cannot be written: {error.Message}", error);
            throw;
        }
    }

    /// <summary>Writes a text file (UTF-8, no byte order mark) as <see cref="Write"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written, for lack of permission too; one that was there is unharmed.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    // Who is root could rename a file over /dev/null, and nothing on the machine would work as before.
    private static bool IsDevice(string whole) => !OperatingSystem.IsWindows() && Path.GetDirectoryName(whole) == "/dev";

    private static void DeleteIfThere(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error that led here is on its way to the caller and tells more than this one.
        }
    }
}
