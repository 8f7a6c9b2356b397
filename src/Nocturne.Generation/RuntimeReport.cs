using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>The state of ONNX Runtime on this machine.</summary>
/// <param name="Version">Its version, or <c>null</c> if its library cannot be loaded.</param>
/// <param name="Library">Path of its library, or <c>null</c> if unknown.</param>
/// <param name="Providers">Names of its execution providers.</param>
/// <param name="Problem">Why Nocturne cannot compose on this machine, or <c>null</c> if it can.</param>
/// <param name="HasCuda">Whether this build of Nocturne has the CUDA provider.</param>
/// <param name="CudaProblem">Why CUDA does not work, or <c>null</c> if it works or this build does not have it.</param>
/// <param name="MissingCuda">The libraries that CUDA needs and that are missing.</param>
public sealed record RuntimeReport(
    string? Version,
    string? Library,
    IReadOnlyList<string> Providers,
    string? Problem,
    bool HasCuda,
    string? CudaProblem,
    IReadOnlyList<MissingLibrary> MissingCuda)
{
    // An ONNX model of one Identity node.
    private static readonly byte[] TinyModel =
    [
        0x08, 0x08, 0x3a, 0x37, 0x0a, 0x10, 0x0a, 0x01, 0x78, 0x12, 0x01, 0x79, 0x22, 0x08, 0x49, 0x64, 0x65, 0x6e, 0x74, 0x69, 0x74, 0x79,
        0x12, 0x01, 0x70, 0x5a, 0x0f, 0x0a, 0x01, 0x78, 0x12, 0x0a, 0x0a, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0a, 0x02, 0x08, 0x01,
        0x62, 0x0f, 0x0a, 0x01, 0x79, 0x12, 0x0a, 0x0a, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0a, 0x02, 0x08, 0x01,
        0x42, 0x04, 0x0a, 0x00, 0x10, 0x11,
    ];

    /// <summary>Loads ONNX Runtime and opens a graph of one node on each device that this build supports.</summary>
    public static RuntimeReport Inspect()
    {
        string[] providers;
        try
        {
            providers = DeviceSession.StartRuntime();
        }
        catch (ModelException error)
        {
            return new RuntimeReport(null, null, [], error.Message, false, null, []);
        }
        var hasCuda = providers.Contains(DeviceSession.CudaProvider);
        var problem = Try(DevicePreference.Cpu);
        var cuda = hasCuda && problem is null ? Try(DevicePreference.Cuda) : null;
        return new RuntimeReport(
            OrtEnv.Instance().GetVersionString(), LoadedLibrary.Path(), providers, problem, hasCuda, cuda,
            cuda is null ? [] : CudaLibraries.Missing());
    }

    private static string? Try(DevicePreference device)
    {
        try
        {
            DeviceSession.Open(TinyModel, device, threads: 1).Dispose();
            return null;
        }
        catch (ModelException error)
        {
            return error.Message;
        }
        catch (OnnxRuntimeException error)
        {
            return Message.OneLine(error);
        }
    }
}
