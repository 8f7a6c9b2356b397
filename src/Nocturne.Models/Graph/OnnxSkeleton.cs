using System.Runtime.InteropServices;

namespace Nocturne.Models.Graph;

/// <summary>Serializes the bytes of every model with a described graph, with holes for the weights.</summary>
/// <remarks>Field numbers are those of <c>onnx.proto</c>. The exporter uses a protobuf library, so that each checks the other.</remarks>
internal static class OnnxSkeleton
{
    private const int IntegerAttribute = 2, ListAttribute = 7;

    /// <summary>The start of a model, without its metadata. The holes are the weights in the order of the constants.</summary>
    public static ProtobufSkeleton Of(GraphDescription description, string producerVersion)
    {
        var operators = new ProtobufSkeleton();
        operators.Add(1, "");
        operators.Add(2, GraphDescription.OperatorSet);
        var model = new ProtobufSkeleton();
        model.Add(1, GraphDescription.FormatVersion);
        model.Add(2, GraphDescription.Producer);
        model.Add(3, producerVersion);
        model.Add(7, Graph(description));
        model.Add(8, operators);
        return model;
    }

    private static ProtobufSkeleton Graph(GraphDescription description)
    {
        var graph = new ProtobufSkeleton();
        foreach (var node in description.Nodes)
            graph.Add(1, Node(node));
        graph.Add(2, description.Name);
        foreach (var constant in description.Constants)
            graph.Add(5, Constant(constant));
        foreach (var input in description.Inputs)
            graph.Add(11, Value(input));
        foreach (var output in description.Outputs)
            graph.Add(12, Value(output));
        return graph;
    }

    private static ProtobufSkeleton Node(GraphNode node)
    {
        var message = new ProtobufSkeleton();
        foreach (var input in node.Inputs)
            message.Add(1, input);
        foreach (var output in node.Outputs)
            message.Add(2, output);
        message.Add(3, node.Outputs[0]);
        message.Add(4, node.Operation);
        foreach (var option in node.Options)
            message.Add(5, Option(option));
        return message;
    }

    private static ProtobufSkeleton Option(NodeOption option)
    {
        var message = new ProtobufSkeleton();
        message.Add(1, option.Name);
        if (option.List is null)
            message.Add(3, option.Value);
        foreach (var value in option.List ?? [])
            message.Add(8, value);
        message.Add(20, option.List is null ? IntegerAttribute : ListAttribute);
        return message;
    }

    private static ProtobufSkeleton Constant(GraphConstant constant)
    {
        var (message, count) = (new ProtobufSkeleton(), 1L);
        foreach (var size in constant.Shape)
        {
            message.Add(1, size);
            count *= size;
        }
        message.Add(2, (int)(constant.HoldsWeights ? ElementType.Real : ElementType.Index));
        message.Add(8, constant.Name);
        if (constant.HoldsWeights)
            message.AddHole(9, count * sizeof(float));
        else
            message.Add(9, MemoryMarshal.AsBytes<long>([.. constant.Values]));
        return message;
    }

    private static ProtobufSkeleton Value(GraphValue value)
    {
        ProtobufSkeleton message = new(), type = new(), tensor = new(), shape = new();
        foreach (var size in value.Shape)
        {
            var dimension = new ProtobufSkeleton();
            if (size.Name is { } name)
                dimension.Add(2, name);
            else
                dimension.Add(1, size.Value);
            shape.Add(1, dimension);
        }
        tensor.Add(1, (int)value.Type);
        tensor.Add(2, shape);
        type.Add(1, tensor);
        message.Add(1, value.Name);
        message.Add(2, type);
        return message;
    }
}
