using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>Where this process loaded ONNX Runtime's library from.</summary>
/// <remarks>Asked of the system itself: <see cref="System.Diagnostics.Process"/> would add a fiftieth to the generator.</remarks>
internal static partial class LoadedLibrary
{
    private const int LongestPath = 32_767;      // Windows'

    /// <summary>The library's file; <c>null</c> where none is loaded or the system does not tell.</summary>
    public static string? Path() =>
        OperatingSystem.IsLinux() ? OnLinux(File.ReadLines("/proc/self/maps")) : OperatingSystem.IsWindows() ? OnWindows() : null;

    // A line a mapping: address, rights, offset, device, inode and, from the first slash on, the file (proc_pid_maps(5)).
    private static string? OnLinux(IEnumerable<string> mappings) => mappings
        .Where(line => line.Contains('/', StringComparison.Ordinal))
        .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
        .FirstOrDefault(file => System.IO.Path.GetFileName(file).StartsWith("libonnxruntime.", StringComparison.Ordinal));

    private static unsafe string? OnWindows()
    {
        var path = new char[LongestPath];
        fixed (char* start = path)
        {
            var module = GetModuleHandle("onnxruntime.dll");
            var length = module == 0 ? 0 : GetModuleFileName(module, start, path.Length);
            return length == 0 ? null : new string(path, 0, length);
        }
    }

    [LibraryImport("kernel32.dll", EntryPoint = "GetModuleHandleW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint GetModuleHandle(string name);

    [LibraryImport("kernel32.dll", EntryPoint = "GetModuleFileNameW")]
    private static unsafe partial int GetModuleFileName(nint module, char* path, int size);
}
