using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>A tensor in pinned memory, shared with ONNX Runtime.</summary>
/// <typeparam name="T">Type of its elements: <see cref="float"/> or <see cref="long"/>.</typeparam>
internal sealed class RunnerBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] _values;

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
        _values = GC.AllocateArray<T>(count, pinned: true);
        Tensor = OrtValue.CreateTensorValueFromMemory(_values, sizes);
    }

    public Span<T> Values => _values;

    public OrtValue Tensor { get; }

    public void Dispose() => Tensor.Dispose();
}
