namespace Nocturne.Models.Graph;

/// <summary>The ONNX graph of a network. The exporter writes it, and the verifier compares a model with it before it is run.</summary>
/// <param name="Version">Version of the graph, which is on the model's card.</param>
/// <param name="Name">Name of the graph.</param>
/// <param name="Nodes">Operators, each after those whose outputs it reads.</param>
/// <param name="Constants">Initializers.</param>
/// <param name="Inputs">Inputs of a run.</param>
/// <param name="Outputs">Outputs of a run.</param>
public sealed record GraphDescription(
    int Version,
    string Name,
    IReadOnlyList<GraphNode> Nodes,
    IReadOnlyList<GraphConstant> Constants,
    IReadOnlyList<GraphValue> Inputs,
    IReadOnlyList<GraphValue> Outputs)
{
    /// <summary>The version that the exporter writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of ONNX's operator set.</summary>
    public const int OperatorSet = 17;

    /// <summary>Version of the ONNX format. ONNX Runtime reads it since 1.14.</summary>
    public const int FormatVersion = 8;

    /// <summary>Name of the producer in a model.</summary>
    public const string Producer = "Nocturne";

    /// <summary>Describes the graph of a network.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="version">Version of the graph, 1 to <see cref="CurrentVersion"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is unknown.</exception>
    public static GraphDescription Of(ModelSpec spec, int version) => version switch
    {
        1 => new GraphVersion1(spec).Describe(),
        _ => throw new ArgumentOutOfRangeException(
            nameof(version), version, $"Graph version {version} is unknown; must be between 1 and {CurrentVersion}."),
    };
}
