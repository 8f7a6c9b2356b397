using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>Finds where this process loaded ONNX Runtime's library from.</summary>
/// <remarks><see cref="System.Diagnostics.Process"/> knows it too, but makes the generator 2 % larger.</remarks>
internal static partial class LoadedLibrary
{
    private const int MaxPath = 32_767;          // of Windows

    /// <summary>Path of the library, or <c>null</c> if it is not loaded or the system does not report it.</summary>
    public static string? Path() =>
        OperatingSystem.IsLinux() ? OnLinux(File.ReadLines("/proc/self/maps")) : OperatingSystem.IsWindows() ? OnWindows() : null;

    // One line per mapping: address, permissions, offset, device, inode, path (proc_pid_maps(5)). The path starts at the first slash.
    private static string? OnLinux(IEnumerable<string> mappings) => mappings
        .Where(line => line.Contains('/', StringComparison.Ordinal))
        .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..])
        .FirstOrDefault(file => System.IO.Path.GetFileName(file).StartsWith("libonnxruntime.", StringComparison.Ordinal));

    private static unsafe string? OnWindows()
    {
        var path = new char[MaxPath];
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
