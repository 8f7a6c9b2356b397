namespace Nocturne.Models.Tests;

public sealed class ModelSpecTests
{
    [Theory]
    [InlineData(CellKind.Rnn, 1, false)]
    [InlineData(CellKind.Lstm, 4, true)]
    [InlineData(CellKind.Gru, 3, false)]
    public void A_cell_has_its_gates_and_states(CellKind cell, int gates, bool hasCellState)
    {
        // Act
        var spec = new ModelSpec(cell, Hidden: 8, Layers: 1);
        // Assert
        (spec.Gates, spec.HasCellState).Should().Be((gates, hasCellState));
    }

    [Fact]
    public void The_name_tells_cell_depth_and_width()
    {
        new ModelSpec(CellKind.Gru, Hidden: 128, Layers: 4).Name.Should().Be("gru-4x128");
    }

    [Fact]
    public void The_parameters_come_layer_by_layer_and_the_head_last()
    {
        // Act
        var parameters = new ModelSpec(CellKind.Lstm, Hidden: 2, Layers: 2).Parameters();
        // Assert
        parameters.Select(Line).Should().Equal(
            "rnn.weight_ih_l0 [8, 1]", "rnn.weight_hh_l0 [8, 2]", "rnn.bias_ih_l0 [8]", "rnn.bias_hh_l0 [8]",
            "rnn.weight_ih_l1 [8, 2]", "rnn.weight_hh_l1 [8, 2]", "rnn.bias_ih_l1 [8]", "rnn.bias_hh_l1 [8]",
            "head.weight [1, 2]", "head.bias [1]");
    }

    [Fact]
    public void An_embedding_comes_first_and_a_categorical_head_has_a_row_for_every_token()
    {
        // Act
        var parameters = new ModelSpec(CellKind.Gru, Hidden: 2, Layers: 1, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 7, EmbeddingSize: 3).Parameters();
        // Assert
        parameters.Select(Line).Should().Equal(
            "embedding.weight [7, 3]", "rnn.weight_ih_l0 [6, 3]", "rnn.weight_hh_l0 [6, 2]", "rnn.bias_ih_l0 [6]", "rnn.bias_hh_l0 [6]",
            "head.weight [7, 2]", "head.bias [7]");
    }

    [Fact]
    public void A_scalar_may_be_given_to_a_network_with_a_categorical_head()
    {
        // Act
        var spec = new ModelSpec(CellKind.Rnn, Hidden: 2, Layers: 1, InputKind.Scalar, HeadKind.Categorical, Vocabulary: 7).Checked();
        // Assert
        (spec.InputSize, spec.OutputSize).Should().Be((1, 7));
    }

    [Theory]
    [InlineData(InputKind.Embedding, HeadKind.Categorical, 1, 0, "model.vocabulary is 1; use 2 to 1,000,000; model.embeddingSize is 0; use 1 to 4096.")]
    [InlineData(InputKind.Embedding, HeadKind.Regression, 1_000_001, 4097, "model.vocabulary is 1000001; use 2 to 1,000,000; model.embeddingSize is 4097; use 1 to 4096; *")]
    [InlineData(InputKind.Scalar, HeadKind.Categorical, 0, 8, "model.vocabulary is 0; use 2 to 1,000,000; model.embeddingSize is 8, but the input is no embedding; use 0.")]
    [InlineData(InputKind.Scalar, HeadKind.Regression, 88, 0, "model.vocabulary is 88, but neither input nor head has one; use 0.")]
    [InlineData(InputKind.Embedding, HeadKind.Categorical, 1_000_000, 4096, "model.vocabulary 1000000 times the larger of model.embeddingSize 4096 and model.hidden 2 is above 536870912; use less of them.")]
    public void Vocabulary_and_size_of_the_embedding_belong_to_input_and_head(InputKind input, HeadKind head, int vocabulary, int size, string mistakes)
    {
        // Arrange
        var spec = new ModelSpec(CellKind.Rnn, Hidden: 2, Layers: 1, input, head, vocabulary, size);
        // Act
        var check = spec.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage(mistakes);
    }

    [Fact]
    public void The_count_of_a_parameter_is_the_product_of_its_sizes()
    {
        new ParameterShape("x", [3, 4, 5]).Count.Should().Be(60);
    }

    [Fact]
    public void A_usable_specification_is_returned_as_it_is()
    {
        // Arrange
        var spec = new ModelSpec(CellKind.Rnn, Hidden: 4096, Layers: 16);
        // Act, Assert
        spec.Checked().Should().BeSameAs(spec);
    }

    [Fact]
    public void Every_mistake_is_listed()
    {
        // Arrange
        var spec = new ModelSpec((CellKind)9, Hidden: 0, Layers: 17, (InputKind)5, (HeadKind)6);
        // Act
        var check = spec.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage(
            "model.cell is 9; use rnn, lstm or gru; model.hidden is 0; use 1 to 4096; model.layers is 17; use 1 to 16; " +
            "model.input is 5; use scalar or embedding; model.head is 6; use regression or categorical.");
    }

    [PythonFact("torch")]
    public void Names_shapes_and_order_are_those_of_PyTorch()
    {
        // Arrange
        var expected = Enum.GetValues<CellKind>().SelectMany(cell => (string[])[
            .. Lines(new ModelSpec(cell, Hidden: 5, Layers: 3)),
            .. Lines(new ModelSpec(cell, Hidden: 5, Layers: 3, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 7, EmbeddingSize: 4))]);
        // Act
        var (exitCode, output) = Python.Run("torch", Repository.At("tests", "Nocturne.Models.Tests", "Python", "torch_parameters.py"), "3", "5", "7", "4");
        // Assert
        exitCode.Should().Be(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal(expected);
    }

    private static IEnumerable<string> Lines(ModelSpec spec) =>
        spec.Parameters().Select(parameter => $"{spec.Cell.ToString().ToLowerInvariant()} {spec.Input.ToString().ToLowerInvariant()} {Line(parameter)}");

    private static string Line(ParameterShape parameter) => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]";
}
