using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Nocturne.Generation;

/// <summary>
/// Switches off ONNX Runtime's telemetry, which writes a machine ID and an event store to the user's cache and connects to a collector.
/// </summary>
/// <remarks>
/// Nocturne calls this before it loads ONNX Runtime. A program that opens other models with ONNX Runtime must call
/// <see cref="Disable"/> before it first uses ONNX Runtime, which reads the setting once per process.
/// </remarks>
public static partial class OnnxRuntimeTelemetry
{
    // ONNX Runtime 1.29 and later reads it when its environment is created (microsoft/onnxruntime, pull request 27379).
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Switches the telemetry off for this process.</summary>
    /// <exception cref="Win32Exception">The environment variable cannot be set.</exception>
    public static void Disable()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // On Unix, .NET has its own copy of the environment. Native code only sees the one of the C library.
        if (!OperatingSystem.IsWindows() && SetNativeVariable(Variable, "1", overwrite: 1) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int SetNativeVariable(string name, string value, int overwrite);
}
