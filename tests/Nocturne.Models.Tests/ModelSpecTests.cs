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
            "model.input is 5; use scalar; model.head is 6; use regression.");
    }

    [PythonFact("torch")]
    public void Names_shapes_and_order_are_those_of_PyTorch()
    {
        // Arrange
        var expected = Enum.GetValues<CellKind>().SelectMany(cell =>
            new ModelSpec(cell, Hidden: 5, Layers: 3).Parameters().Select(parameter => $"{cell.ToString().ToLowerInvariant()} {Line(parameter)}"));
        // Act
        var (exitCode, output) = Python.Run("torch", Repository.At("tests", "Nocturne.Models.Tests", "Python", "torch_parameters.py"), "3", "5");
        // Assert
        exitCode.Should().Be(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal(expected);
    }

    private static string Line(ParameterShape parameter) => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]";
}
