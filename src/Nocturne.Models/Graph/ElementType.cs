namespace Nocturne.Models.Graph;

/// <summary>Element types of tensors, with their numbers in <c>onnx.proto</c>.</summary>
public enum ElementType
{
    /// <summary>float32, for values.</summary>
    Real = 1,

    /// <summary>int64, for tokens and axes.</summary>
    Index = 7,
}
