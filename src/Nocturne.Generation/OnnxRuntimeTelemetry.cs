using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>
/// Switches off ONNX Runtime's telemetry, which writes a machine id and an event store to the user's cache and calls a collector.
/// </summary>
/// <remarks>
/// Nocturne does this itself before it loads ONNX Runtime. A program that opens other models with ONNX Runtime calls
/// <see cref="Disable"/> before its first use: ONNX Runtime decides once for each process, when it starts.
/// </remarks>
public static partial class OnnxRuntimeTelemetry
{
    // Read by ONNX Runtime 1.29 and later when its environment is created (microsoft/onnxruntime, pull request 27379).
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Switches it off for this process.</summary>
    /// <exception cref="Win32Exception">The environment has no room for a variable.</exception>
    public static void Disable()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // On Unix, .NET keeps its own copy of the environment; native code sees only the C library's.
        if (!OperatingSystem.IsWindows() && SetNativeVariable(Variable, "1", overwrite: 1) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int SetNativeVariable(string name, string value, int overwrite);
}
