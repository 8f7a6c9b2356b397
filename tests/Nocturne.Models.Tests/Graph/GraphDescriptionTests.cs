using Nocturne.Models.Graph;

namespace Nocturne.Models.Tests.Graph;

public sealed class GraphDescriptionTests
{
    private static readonly ModelSpec Small = ModelSpec.OneField(CellKind.Gru, hidden: 4, layers: 1, vocabulary: 9, embedding: 2);

    private static readonly ModelSpec Large = new(
        CellKind.Lstm, Hidden: 4, Layers: 3, [InputSpec.Embedding(9, 2), InputSpec.Scalar(5), InputSpec.Embedding(7, 3)],
        [new(HeadKind.Categorical, Field: 2, Hidden: 6), new(HeadKind.Regression, Field: 0), new(HeadKind.Categorical, Field: 1)]);

    public static TheoryData<ModelSpec> Specs => [Small, Large];

    [Theory]
    [InlineData(0)]
    [InlineData(GraphDescription.CurrentVersion + 1)]
    public void An_unknown_version_is_refused(int version)
    {
        var describe = () => GraphDescription.Of(Small, version);

        describe.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_node_takes_only_inputs_constants_and_what_nodes_before_it_return(ModelSpec spec)
    {
        // Arrange
        var graph = GraphDescription.Of(spec, GraphDescription.CurrentVersion);
        HashSet<string> known = ["", .. graph.Inputs.Select(input => input.Name), .. graph.Constants.Select(constant => constant.Name)];
        foreach (var node in graph.Nodes)
        {
            // Assert
            known.Should().Contain(node.Inputs);
            known.UnionWith(node.Outputs);
        }
        known.Should().Contain(graph.Outputs.Select(output => output.Name));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_parameter_is_in_the_graph_once(ModelSpec spec)
    {
        // Act
        var sources = GraphDescription.Of(spec, GraphDescription.CurrentVersion).Constants
            .SelectMany(constant => constant.Weights).Select(source => source.Parameter);
        // Assert
        var scalars = Enumerable.Range(0, spec.Fields).Where(field => spec.Inputs[field].Kind == InputKind.Scalar);
        sources.Should().BeEquivalentTo(
            [.. spec.Parameters().Select(parameter => parameter.Name), .. scalars.Select(ParameterNames.Values)]);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_constant_has_room_for_exactly_the_weights_it_holds(ModelSpec spec)
    {
        // Arrange
        var counts = spec.Parameters().Concat(spec.Constants()).ToDictionary(tensor => tensor.Name, tensor => tensor.Count);
        // Act
        var constants = GraphDescription.Of(spec, GraphDescription.CurrentVersion).Constants.Where(constant => constant.HoldsWeights);
        // Assert
        constants.Should().OnlyContain(constant =>
            constant.Shape.Aggregate(1, (product, size) => product * size) == constant.Weights.Sum(source => counts[source.Parameter]));
    }
}
