namespace Nocturne.Models.Graph;

/// <summary>An operator of a graph. It has the name of its first output.</summary>
/// <param name="Operation">ONNX's name for the operator, such as <c>MatMul</c>.</param>
/// <param name="Inputs">Names of the tensors that it reads; an empty name omits an optional input.</param>
/// <param name="Outputs">Names of the tensors that it writes.</param>
/// <param name="Options">Its attributes.</param>
public sealed record GraphNode(
    string Operation, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<NodeOption> Options);
