using System.Runtime.InteropServices;
using Nocturne.Models;
using Nocturne.Training.Contract;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The state that rows carry from one batch to the next, on the device.</summary>
/// <param name="spec">The network.</param>
/// <param name="device">The device.</param>
internal sealed class CarriedState(ModelSpec spec, Device device) : IDisposable
{
    private LayerState? _carried;
    private LayerState? _zero;                                      // cached, because most batches have the same number of rows

    /// <summary>Initial state of a batch.</summary>
    /// <param name="rows">Rows of the batch (B).</param>
    /// <param name="continues">1 for each row that continues from the carried state, [B, 1], or <c>null</c> if none does.</param>
    /// <exception cref="ArgumentException">A row continues, but the previous batch carried no state or another number of rows.</exception>
    public LayerState Begin(int rows, Tensor? continues)
    {
        if (continues is null)
            return Zero(rows);
        if (_carried is not { } carried || carried.Hidden.shape[1] != rows)
            throw new ArgumentException($"Rows continue in a batch of {rows}, but {_carried?.Hidden.shape[1] ?? 0} rows were carried.");
        return new(carried.Hidden * continues, carried.Cell is { } cell ? cell * continues : null);
    }

    /// <summary>Keeps the state after a batch for the next one.</summary>
    public void Carry(LayerState state) => Replace(ref _carried, state.Keep());

    /// <summary>Copies the carried state; <c>null</c> if there is none.</summary>
    public RecurrentState? Save()
    {
        if (_carried is not { } carried)
            return null;
        var state = new RecurrentState(spec, (int)carried.Hidden.shape[1]);
        Read(carried, state);
        return state;
    }

    /// <summary>Replaces the carried state by a saved one.</summary>
    public void Load(RecurrentState? state)
    {
        using var scope = NewDisposeScope();
        Replace(ref _carried, state is null ? null : ToDevice(state).Keep());
    }

    /// <summary>Copies a state to the device.</summary>
    public LayerState ToDevice(RecurrentState state)
    {
        long[] shape = [spec.Layers, state.Rows, spec.Hidden];
        return new(tensor(state.Hidden, shape, device: device), spec.HasCellState ? tensor(state.Cell, shape, device: device) : null);
    }

    /// <summary>Copies a state from the device.</summary>
    public static void Read(LayerState state, RecurrentState into)
    {
        using var scope = NewDisposeScope();
        Read(state.Hidden, into.Hidden);
        if (state.Cell is { } cell)
            Read(cell, into.Cell);
    }

    public void Dispose()
    {
        Replace(ref _carried, null);
        Replace(ref _zero, null);
    }

    private static void Read(Tensor source, Span<float> into) =>
        MemoryMarshal.Cast<byte, float>(source.contiguous().cpu().bytes).CopyTo(into);

    private static void Replace(ref LayerState? place, LayerState? state)
    {
        place?.Free();
        place = state;
    }

    private LayerState Zero(int rows)
    {
        if (_zero is { } zero && zero.Hidden.shape[1] == rows)
            return zero;
        using var scope = NewDisposeScope();
        var hidden = zeros(spec.Layers, rows, spec.Hidden, device: device);
        var state = new LayerState(hidden, spec.HasCellState ? zeros_like(hidden) : null).Keep();
        Replace(ref _zero, state);
        return state;
    }
}
