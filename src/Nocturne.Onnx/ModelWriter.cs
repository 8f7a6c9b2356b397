using System.Runtime.InteropServices;
using Google.Protobuf;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Onnx.Protos;
using Dimension = Nocturne.Onnx.Protos.TensorShapeProto.Types.Dimension;
using Tensor = Nocturne.Onnx.Protos.TypeProto.Types.Tensor;

namespace Nocturne.Onnx;

/// <summary>Creates ONNX messages from the description of a graph and the weights of its network.</summary>
internal static class ModelWriter
{
    /// <summary>Creates the graph with its weights.</summary>
    public static GraphProto Graph(GraphDescription description, Weights weights) => new()
    {
        Name = description.Name,
        Node = { description.Nodes.Select(Node) },
        Initializer = { description.Constants.Select(constant => Constant(constant, weights)) },
        Input = { description.Inputs.Select(Value) },
        Output = { description.Outputs.Select(Value) },
    };

    private static NodeProto Node(GraphNode node) => new()
    {
        Name = node.Outputs[0],
        OpType = node.Operation,
        Input = { node.Inputs },
        Output = { node.Outputs },
        Attribute = { node.Options.Select(Attribute) },
    };

    private static AttributeProto Attribute(NodeOption option) => option.List is { } list
        ? new() { Name = option.Name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { list } }
        : new() { Name = option.Name, Type = AttributeProto.Types.AttributeType.Int, I = option.Value };

    private static TensorProto Constant(GraphConstant constant, Weights weights) => new()
    {
        Name = constant.Name,
        DataType = (int)(constant.HoldsWeights ? ElementType.Real : ElementType.Index),
        Dims = { constant.Shape.Select(size => (long)size) },
        RawData = UnsafeByteOperations.UnsafeWrap(constant.HoldsWeights
            ? Bytes([.. constant.Weights.Select(source => Arranged(source, constant, weights))])
            : MemoryMarshal.AsBytes<long>([.. constant.Values]).ToArray()),
    };

    private static byte[] Bytes(float[][] parts)
    {
        var bytes = new byte[parts.Sum(part => part.Length) * sizeof(float)];
        var at = 0;
        foreach (var part in parts)
        {
            Buffer.BlockCopy(part, 0, bytes, at, part.Length * sizeof(float));
            at += part.Length * sizeof(float);
        }
        return bytes;
    }

    private static float[] Arranged(WeightSource source, GraphConstant constant, Weights weights) => source.Layout switch
    {
        WeightLayout.AsStored => weights[source.Parameter],
        WeightLayout.Transposed => Transposed(weights[source.Parameter], rows: constant.Shape[1], columns: constant.Shape[0]),
        WeightLayout.GatesReordered => GateOrder.ToOnnx(weights.Spec.Cell, weights[source.Parameter]),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.Layout, "Unknown layout of weights."),
    };

    private static float[] Transposed(float[] values, int rows, int columns)
    {
        var transposed = new float[values.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                transposed[column * rows + row] = values[row * columns + column];
        return transposed;
    }

    private static ValueInfoProto Value(GraphValue value) => new()
    {
        Name = value.Name,
        Type = new() { TensorType = new Tensor { ElemType = (int)value.Type, Shape = new() { Dim = { value.Shape.Select(Size) } } } },
    };

    private static Dimension Size(GraphSize size) => size.Name is { } name ? new() { DimParam = name } : new() { DimValue = size.Value };
}
