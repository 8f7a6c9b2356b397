namespace Nocturne.Models.Tests;

public sealed class ModelSpecTests
{
    [Theory]
    [InlineData(CellKind.Rnn, 1, false)]
    [InlineData(CellKind.Lstm, 4, true)]
    [InlineData(CellKind.Gru, 3, false)]
    public void A_cell_has_its_gates_and_states(CellKind cell, int gates, bool hasCellState)
    {
        var spec = ModelSpec.OneField(cell, hidden: 8, layers: 1, vocabulary: 88);

        (spec.Gates, spec.HasCellState).Should().Be((gates, hasCellState));
    }

    [Fact]
    public void The_name_contains_cell_depth_and_width()
    {
        ModelSpec.OneField(CellKind.Gru, hidden: 128, layers: 4, vocabulary: 88).Name.Should().Be("gru-4x128");
    }

    [Fact]
    public void The_parameters_come_layer_by_layer_and_the_head_last()
    {
        var spec = ModelSpec.OneField(CellKind.Lstm, hidden: 2, layers: 2, vocabulary: 9);

        spec.Parameters().Select(Line).Should().Equal(
            "rnn.weight_ih_l0 [8, 1]", "rnn.weight_hh_l0 [8, 2]", "rnn.bias_ih_l0 [8]", "rnn.bias_hh_l0 [8]",
            "rnn.weight_ih_l1 [8, 2]", "rnn.weight_hh_l1 [8, 2]", "rnn.bias_ih_l1 [8]", "rnn.bias_hh_l1 [8]",
            "head.0.weight [1, 2]", "head.0.bias [1]");
        spec.Constants().Select(Line).Should().Equal("values.0 [9, 1]");
    }

    [Fact]
    public void An_embedding_comes_first_and_a_categorical_head_has_a_row_for_every_token()
    {
        var spec = ModelSpec.OneField(CellKind.Gru, hidden: 2, layers: 1, vocabulary: 7, HeadKind.Categorical, embedding: 3);

        spec.Parameters().Select(Line).Should().Equal(
            "embedding.0.weight [7, 3]", "rnn.weight_ih_l0 [6, 3]", "rnn.weight_hh_l0 [6, 2]", "rnn.bias_ih_l0 [6]", "rnn.bias_hh_l0 [6]",
            "head.0.weight [7, 2]", "head.0.bias [7]");
        spec.Constants().Should().BeEmpty();
    }

    [Fact]
    public void A_head_is_given_the_fields_of_the_heads_before_it()
    {
        var spec = new ModelSpec(
            CellKind.Rnn, 2, 1, [InputSpec.Embedding(7, 3), InputSpec.Scalar(5), InputSpec.Embedding(6, 4)],
            [new(HeadKind.Categorical, Field: 2), new(HeadKind.Regression, Field: 1, Hidden: 8), new(HeadKind.Categorical)]);

        spec.Parameters().Select(Line).Where(line => line.StartsWith("head", StringComparison.Ordinal)).Should().Equal(
            "head.0.weight [6, 2]", "head.0.bias [6]", "head.1.hidden.weight [8, 6]", "head.1.hidden.bias [8]",
            "head.1.weight [1, 8]", "head.1.bias [1]",
            "head.2.weight [7, 7]", "head.2.bias [7]");
        (spec.InputSize, spec.OutputSize, spec.OutputOffset(2)).Should().Be((8, 14, 7));
        spec.Constants().Select(Line).Should().Equal("values.1 [5, 1]");
    }

    [Fact]
    public void Specifications_with_the_same_content_are_equal()
    {
        var spec = ModelSpec.OneField(CellKind.Gru, 2, 1, 7, HeadKind.Categorical, embedding: 3);

        ModelSpec.OneField(CellKind.Gru, 2, 1, 7, HeadKind.Categorical, embedding: 3).Should().Be(spec);
        ModelSpec.OneField(CellKind.Gru, 2, 1, 7, HeadKind.Categorical, embedding: 4).Should().NotBe(spec);
    }

    [Fact]
    public void The_count_of_a_parameter_is_the_product_of_its_sizes()
    {
        new ParameterShape("x", [3, 4, 5]).Count.Should().Be(60);
    }

    [Fact]
    public void A_usable_specification_is_returned_as_it_is()
    {
        var spec = ModelSpec.OneField(CellKind.Rnn, hidden: 1024, layers: 16, vocabulary: 2);

        spec.Checked().Should().BeSameAs(spec);
    }

    [Theory]
    [InlineData(1, 3, "model.inputs[0].vocabulary", "1")]
    [InlineData(7, 4097, "model.inputs[0].size", "4097")]
    [InlineData(1_000_000, 4096, "536,870,912", "weights")]
    public void A_size_out_of_range_is_named_with_its_value(int vocabulary, int size, string name, string value)
    {
        var check = ModelSpec.OneField(CellKind.Rnn, 2, 1, vocabulary, HeadKind.Categorical, size).Checked;

        check.Should().Throw<SettingException>().WithMessage($"*{name}*{value}*");
    }

    [Fact]
    public void Every_mistake_is_listed()
    {
        var spec = new ModelSpec(
            (CellKind)9, 0, 17, [new((InputKind)5, 1), new(InputKind.Scalar, 7, Size: 2)],
            [new((HeadKind)6, Field: 3), new(HeadKind.Categorical, Field: 3, Hidden: -1)]);

        spec.Checks().Where(check => !check.Holds).Select(check => check.Mistake.Split(' ')[0]).Should().Equal(
            "model.cell", "model.hidden", "model.layers", "model.inputs[0].kind", "model.inputs[0].vocabulary",
            "model.inputs[1].size", "model.heads", "model.heads[0].kind", "model.heads[0].field",
            "model.heads[1].field", "model.heads[1].hidden");
    }

    [PythonFact("torch")]
    public void Names_shapes_and_order_of_the_recurrent_layers_are_those_of_PyTorch()
    {
        var expected = Enum.GetValues<CellKind>().SelectMany(cell =>
            ModelSpec.OneField(cell, 5, 3, 7, HeadKind.Categorical, embedding: 4).Parameters()
                .Where(parameter => parameter.Name.StartsWith("rnn.", StringComparison.Ordinal))
                .Select(parameter => $"{cell.ToString().ToLowerInvariant()} {Line(parameter)}"));

        var (exitCode, output) = Python.Run(
            "torch", Repository.At("tests", "Nocturne.Models.Tests", "Python", "torch_parameters.py"), "3", "5", "4");

        exitCode.Should().Be(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal(expected);
    }

    private static string Line(ParameterShape parameter) => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]";
}
