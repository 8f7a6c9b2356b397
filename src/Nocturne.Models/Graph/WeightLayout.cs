namespace Nocturne.Models.Graph;

/// <summary>How a parameter is rearranged for a graph.</summary>
public enum WeightLayout
{
    /// <summary>Unchanged.</summary>
    AsStored,

    /// <summary>A transposed matrix.</summary>
    Transposed,

    /// <summary>Blocks of rows, one for each gate, in ONNX's order instead of PyTorch's.</summary>
    GatesReordered,
}
