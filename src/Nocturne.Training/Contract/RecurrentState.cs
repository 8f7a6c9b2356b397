using Nocturne.Models;

namespace Nocturne.Training.Contract;

/// <summary>The state of the recurrent layers of some sequences side by side.</summary>
/// <param name="spec">The network.</param>
/// <param name="rows">Sequences (B).</param>
public sealed class RecurrentState(ModelSpec spec, int rows)
{
    /// <summary>Sequences (B).</summary>
    public int Rows => rows;

    /// <summary>Hidden state of every layer, shape [L, B, H].</summary>
    public float[] Hidden { get; } = new float[spec.Layers * rows * spec.Hidden];

    /// <summary>Cell state of every layer, shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public float[] Cell { get; } = new float[spec.HasCellState ? spec.Layers * rows * spec.Hidden : 0];
}
