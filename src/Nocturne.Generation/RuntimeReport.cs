using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>What ONNX Runtime is on this machine, as far as it can be told without a model of one's own.</summary>
/// <param name="Version">Its version; <c>null</c> where its library cannot be loaded.</param>
/// <param name="Library">Where its library was loaded from; <c>null</c> where that is not known.</param>
/// <param name="Providers">Its execution providers, as it names them.</param>
/// <param name="Problem">Why nothing can be composed here; <c>null</c> where it can be.</param>
/// <param name="HasCuda">Whether this build of Nocturne has the CUDA provider.</param>
/// <param name="CudaProblem">Why CUDA cannot be had; <c>null</c> where it can be, and in a build without it.</param>
/// <param name="MissingCuda">The libraries that CUDA needs and that are not here.</param>
public sealed record RuntimeReport(
    string? Version,
    string? Library,
    IReadOnlyList<string> Providers,
    string? Problem,
    bool HasCuda,
    string? CudaProblem,
    IReadOnlyList<MissingLibrary> MissingCuda)
{
    // A graph of one Identity, in ONNX's own bytes.
    private static readonly byte[] Smallest =
    [
        0x08, 0x08, 0x3a, 0x37, 0x0a, 0x10, 0x0a, 0x01, 0x78, 0x12, 0x01, 0x79, 0x22, 0x08, 0x49, 0x64, 0x65, 0x6e, 0x74, 0x69, 0x74, 0x79,
        0x12, 0x01, 0x70, 0x5a, 0x0f, 0x0a, 0x01, 0x78, 0x12, 0x0a, 0x0a, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0a, 0x02, 0x08, 0x01,
        0x62, 0x0f, 0x0a, 0x01, 0x79, 0x12, 0x0a, 0x0a, 0x08, 0x08, 0x01, 0x12, 0x04, 0x0a, 0x02, 0x08, 0x01, 0x42, 0x04, 0x0a, 0x00, 0x10, 0x11,
    ];

    /// <summary>Loads ONNX Runtime and opens a graph of one node on each device that this build can have.</summary>
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
        var library = LoadedLibrary.Path();
        var folder = Path.GetDirectoryName(library) ?? AppContext.BaseDirectory;
        var hasCuda = providers.Contains(DeviceSession.CudaProvider);
        var problem = Try(DevicePreference.Cpu);
        var cuda = hasCuda && problem is null ? Try(DevicePreference.Cuda) : null;
        return new RuntimeReport(
            OrtEnv.Instance().GetVersionString(), library, providers, problem, hasCuda, cuda,
            cuda is null ? [] : CudaLibraries.Missing(Path.Combine(folder, "libonnxruntime_providers_cuda.so")));
    }

    private static string? Try(DevicePreference device)
    {
        try
        {
            DeviceSession.Open(Smallest, device, threads: 1).Dispose();
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
