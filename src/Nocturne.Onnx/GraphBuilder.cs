using System.Buffers.Binary;
using Google.Protobuf;
using Nocturne.Onnx.Protos;
using Dimension = Nocturne.Onnx.Protos.TensorShapeProto.Types.Dimension;

namespace Nocturne.Onnx;

/// <summary>Collects the nodes, constants, inputs and outputs of an ONNX graph in the order in which they are added.</summary>
/// <param name="name">Name of the graph.</param>
internal sealed class GraphBuilder(string name)
{
    /// <summary>The graph so far.</summary>
    public GraphProto Graph { get; } = new() { Name = name };

    /// <summary>A size that each call chooses.</summary>
    public static Dimension Size(string name) => new() { DimParam = name };

    /// <summary>A fixed size.</summary>
    public static Dimension Size(int size) => new() { DimValue = size };

    /// <summary>An attribute that is an integer.</summary>
    public static AttributeProto Attribute(string name, int value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    /// <summary>An attribute that is a list of integers.</summary>
    public static AttributeProto Attribute(string name, long[] values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    /// <summary>Adds a float32 input of the graph.</summary>
    public void Input(string name, params Dimension[] shape) => Graph.Input.Add(Value(name, TensorProto.Types.DataType.Float, shape));

    /// <summary>Adds an int64 input of the graph.</summary>
    public void WholeInput(string name, params Dimension[] shape) => Graph.Input.Add(Value(name, TensorProto.Types.DataType.Int64, shape));

    /// <summary>Adds a float32 output of the graph.</summary>
    public void Output(string name, params Dimension[] shape) => Graph.Output.Add(Value(name, TensorProto.Types.DataType.Float, shape));

    /// <summary>Adds a node with one output and returns the output's name, which is the node's too.</summary>
    public string Node(string operation, string output, string[] inputs, params AttributeProto[] attributes)
    {
        Node(operation, [output], inputs, attributes);
        return output;
    }

    /// <summary>Adds a node; it is named after its first output.</summary>
    public void Node(string operation, string[] outputs, string[] inputs, params AttributeProto[] attributes) =>
        Graph.Node.Add(new NodeProto { Name = outputs[0], OpType = operation, Input = { inputs }, Output = { outputs }, Attribute = { attributes } });

    /// <summary>Adds a float32 constant.</summary>
    public void Constant(string name, long[] shape, float[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), values[index]);
        Add(name, TensorProto.Types.DataType.Float, shape, bytes);
    }

    /// <summary>Adds an int64 vector.</summary>
    public void Constant(string name, params long[] values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (var index = 0; index < values.Length; index++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(index * sizeof(long)), values[index]);
        Add(name, TensorProto.Types.DataType.Int64, [values.Length], bytes);
    }

    private void Add(string name, TensorProto.Types.DataType type, long[] shape, byte[] bytes) =>
        Graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)type, Dims = { shape }, RawData = UnsafeByteOperations.UnsafeWrap(bytes) });

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, Dimension[] shape) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = new TensorShapeProto { Dim = { shape } } },
        },
    };
}
