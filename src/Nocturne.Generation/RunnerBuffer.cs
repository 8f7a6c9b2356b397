using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>A float32 tensor in memory that never moves, shared with ONNX Runtime.</summary>
internal sealed class RunnerBuffer : IDisposable
{
    private readonly float[] _values;

    /// <param name="shape">Sizes, outermost first.</param>
    public RunnerBuffer(params ReadOnlySpan<int> shape)
    {
        var sizes = new long[shape.Length];
        var count = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            sizes[i] = shape[i];
            count = checked(count * shape[i]);
        }
        _values = GC.AllocateArray<float>(count, pinned: true);
        Tensor = OrtValue.CreateTensorValueFromMemory(_values, sizes);
    }

    public Span<float> Values => _values;

    public OrtValue Tensor { get; }

    public void Dispose() => Tensor.Dispose();
}
