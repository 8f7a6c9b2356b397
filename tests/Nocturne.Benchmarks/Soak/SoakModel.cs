using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Benchmarks.Soak;

/// <summary>Untrained networks with one layer of 64 GRU units.</summary>
internal static class SoakModel
{
    /// <summary>Exports a network with the given head and loads it as <c>nocturne</c> does.</summary>
    public static MusicModel Load(string folder, HeadKind head)
    {
        var path = Path.Combine(folder, $"{head}.onnx");
        if (head == HeadKind.Regression)
            UntrainedModel.Write(CellKind.Gru, hidden: 64, layers: 1, path);
        else
            UntrainedModel.WriteClasses(CellKind.Gru, hidden: 64, layers: 1, path);
        return MusicModel.Load(path, DevicePreference.Cpu);
    }
}
