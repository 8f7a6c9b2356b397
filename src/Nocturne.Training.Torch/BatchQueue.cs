using System.Runtime.InteropServices;
using Nocturne.Models;
using Nocturne.Training.Contract;
using TorchSharp;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Copies batches to the device and keeps their losses there, so that the CPU rarely waits for the device.</summary>
/// <remarks>
/// The device may still be reading a batch when the next one is written. So each step has its own slot until its losses are read, which
/// waits for all steps and frees their slots.
/// </remarks>
internal sealed class BatchQueue : IDisposable
{
    private const int MaxSlots = 64;
    private const int MaxBytes = 16 << 20;

    private readonly Device _device;
    private readonly Tensor _losses;                                // [slots, heads]
    private readonly Tensor?[] _slots;                              // the last one is for batches whose results are read at once

    /// <summary>Creates an empty queue.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="settings">Size of a batch.</param>
    /// <param name="device">The device.</param>
    public BatchQueue(ModelSpec spec, TrainingSettings settings, Device device)
    {
        _device = device;
        var bytes = sizeof(long) * (long)settings.Batch * (settings.Window + 1) * spec.Fields;
        Capacity = (int)Math.Clamp(MaxBytes / bytes, 1, MaxSlots);
        _losses = zeros(Capacity, spec.Heads.Count, device: device);
        _slots = new Tensor?[Capacity + 1];
    }

    /// <summary>Maximum number of pending steps, whose losses have not been taken.</summary>
    public int Capacity { get; }

    /// <summary>Number of pending steps.</summary>
    public int Count { get; private set; }

    /// <summary>Copies the batch of a step to the device; <see cref="Add"/> ends the step.</summary>
    /// <exception cref="InvalidOperationException">The queue is full.</exception>
    public DeviceBatch Upload(in Batch batch) => Count < Capacity
        ? Upload(Count, batch)
        : throw new InvalidOperationException($"The losses of {Count} steps are pending; take them first.");

    /// <summary>Copies a batch to the device. Its results must be read before the next call.</summary>
    public DeviceBatch UploadAlone(in Batch batch) => Upload(Capacity, batch);

    /// <summary>Keeps a step's losses, shape [heads].</summary>
    public void Add(Tensor losses)
    {
        using var scope = NewDisposeScope();
        _losses.select(0, Count++).copy_(losses.detach());
    }

    /// <summary>Waits for all steps and frees their slots.</summary>
    /// <param name="losses">Receives the losses in order, shape [<see cref="Count"/>, heads].</param>
    public void Take(Span<double> losses)
    {
        using var scope = NewDisposeScope();
        var floats = MemoryMarshal.Cast<byte, float>(_losses.cpu().bytes);
        for (var i = 0; i < losses.Length; i++)
            losses[i] = floats[i];
        Count = 0;
    }

    public void Dispose()
    {
        _losses.Dispose();
        foreach (var slot in _slots)
            slot?.Dispose();
    }

    // One copy for everything, because the cost of a copy hardly depends on its size.
    private DeviceBatch Upload(int index, in Batch batch)
    {
        using var scope = NewDisposeScope();
        int rows = batch.Rows, steps = batch.Steps, fields = batch.Fields, scored = steps - batch.FirstScored;
        var tokens = fields * (steps + 1) * rows;
        var counts = batch.Scored == scored * rows ? 0 : scored * rows;
        var continues = batch.Continues.Contains(true) ? rows : 0;
        var slot = Slot(index, tokens + counts + continues);
        var memory = MemoryMarshal.Cast<byte, long>(slot.bytes)[..(tokens + counts + continues)];
        memory.Clear();
        WriteTokens(batch, memory[..tokens]);
        if (counts > 0)
            WriteCounts(batch, memory.Slice(tokens, counts));
        for (var row = 0; row < continues; row++)
            memory[tokens + counts + row] = batch.Continues[row] ? 1 : 0;

        var all = slot.narrow(0, 0, memory.Length).to(_device, non_blocking: true);
        var uploaded = all.narrow(0, 0, tokens).view(fields, steps + 1, rows);
        return new(
            scope.MoveToOuter(uploaded.narrow(1, 0, steps)),
            scope.MoveToOuter(uploaded.narrow(1, batch.FirstScored + 1, scored)),
            counts == 0 ? null : scope.MoveToOuter(all.narrow(0, tokens, counts)),
            continues == 0 ? null : scope.MoveToOuter(all.narrow(0, tokens + counts, rows).view(rows, 1)));
    }

    // The token after a row's last step is its target. The rest is padding.
    private static void WriteTokens(in Batch batch, Span<long> memory)
    {
        int rows = batch.Rows, steps = batch.Steps, fields = batch.Fields;
        for (var row = 0; row < rows; row++)
        {
            var length = batch.Length(row);
            var tokens = batch.Tokens.Slice(row * (steps + 1) * fields, length == 0 ? 0 : (length + 1) * fields);
            for (var i = 0; i < tokens.Length; i++)
                memory[(i % fields * (steps + 1) + i / fields) * rows + row] = tokens[i];
        }
    }

    private static void WriteCounts(in Batch batch, Span<long> counts)
    {
        for (var row = 0; row < batch.Rows; row++)
            for (var step = batch.FirstScored; step < batch.Length(row); step++)
                counts[(step - batch.FirstScored) * batch.Rows + row] = 1;
    }

    private Tensor Slot(int index, int length)
    {
        if (_slots[index] is { } slot && slot.shape[0] >= length)
            return slot;
        _slots[index]?.Dispose();
        var memory = zeros(length, dtype: ScalarType.Int64);
        return _slots[index] = (_device.type == DeviceType.CUDA ? memory.pin_memory() : memory).DetachFromDisposeScope();
    }
}
