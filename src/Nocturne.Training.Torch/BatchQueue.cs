using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Brings batches to the device and keeps their losses there, so that the processor waits for the device once in many steps.</summary>
/// <remarks>
/// A batch is written into memory that the device may still be reading when the next one comes; so there is a slot for each
/// step whose loss has not been read yet, and reading the losses, which waits for all steps, frees them.
/// </remarks>
internal sealed class BatchQueue : IDisposable
{
    private const int MostSlots = 64;
    private const int MostBytes = 16 << 20;

    private readonly Device _device;
    private readonly Tensor _losses;                                // [S]
    private readonly Tensor?[] _slots;                              // S + 1, the last for what is waited for at once; each [B * T + B]

    /// <param name="settings">Size of a batch.</param>
    /// <param name="device">Where to.</param>
    public BatchQueue(TrainingSettings settings, Device device)
    {
        _device = device;
        Capacity = Math.Clamp(MostBytes / (sizeof(float) * settings.Batch * (settings.Window + 1)), 1, MostSlots);
        _losses = zeros(Capacity, device: device);
        _slots = new Tensor?[Capacity + 1];
    }

    /// <summary>Most steps (S) whose losses may be outstanding.</summary>
    public int Capacity { get; }

    /// <summary>Steps whose losses are outstanding.</summary>
    public int Count { get; private set; }

    /// <summary>Brings the batch of a step to the device; <see cref="Add"/> ends the step.</summary>
    /// <exception cref="InvalidOperationException">The losses of too many steps are outstanding.</exception>
    public (Tensor Inputs, Tensor Targets) Upload(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Count < Capacity
        ? Upload(Count, inputs, targets, targets.Length)
        : throw new InvalidOperationException($"The losses of {Count} steps are outstanding; take them first.");

    /// <summary>Brings a batch to the device whose results are waited for before the next one comes.</summary>
    /// <param name="inputs">Shape [B, T].</param>
    /// <param name="targets">Shape [B], or none.</param>
    /// <param name="batch">B.</param>
    public (Tensor Inputs, Tensor Targets) UploadAlone(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch) => Upload(Capacity, inputs, targets, batch);

    /// <summary>Keeps a step's loss.</summary>
    public void Add(Tensor loss)
    {
        using var scope = NewDisposeScope();
        _losses.select(0, Count++).copy_(loss.detach());
    }

    /// <summary>Waits for all steps, gives their losses in order, and frees their slots.</summary>
    /// <param name="losses">Receives as many as <see cref="Count"/>.</param>
    public void Take(Span<double> losses)
    {
        using var scope = NewDisposeScope();
        var floats = MemoryMarshal.Cast<byte, float>(_losses.cpu().bytes)[..Count];
        for (var step = 0; step < floats.Length; step++)
            losses[step] = floats[step];
        Count = 0;
    }

    public void Dispose()
    {
        _losses.Dispose();
        foreach (var slot in _slots)
            slot?.Dispose();
    }

    // One copy for both: what it costs to begin one is more than what the bytes cost.
    private (Tensor Inputs, Tensor Targets) Upload(int index, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch)
    {
        using var scope = NewDisposeScope();
        var length = inputs.Length + targets.Length;
        var slot = Slot(index, length);
        var memory = MemoryMarshal.Cast<byte, float>(slot.bytes);
        inputs.CopyTo(memory);
        targets.CopyTo(memory[inputs.Length..]);
        var both = slot.narrow(0, 0, length).to(_device, non_blocking: true);
        return scope.MoveToOuter(
            both.narrow(0, 0, inputs.Length).view(batch, inputs.Length / batch), both.narrow(0, inputs.Length, targets.Length));
    }

    private Tensor Slot(int index, int length)
    {
        if (_slots[index] is { } slot && slot.shape[0] >= length)
            return slot;
        _slots[index]?.Dispose();
        var memory = zeros(length);
        return _slots[index] = (_device.type == DeviceType.CUDA ? memory.pin_memory() : memory).DetachFromDisposeScope();
    }
}
