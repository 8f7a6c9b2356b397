namespace Nocturne.Models.Tests;

public sealed class WeightsTests
{
    private static readonly ModelSpec Gru = ModelSpec.OneField(CellKind.Gru, hidden: 3, layers: 2, vocabulary: 5);

    [Fact]
    public void New_weights_are_zero_and_of_the_sizes_of_the_specification()
    {
        // Act
        var weights = new Weights(Gru);
        // Assert
        foreach (var parameter in Gru.Parameters())
            weights[parameter.Name].Should().HaveCount(parameter.Count).And.OnlyContain(value => value == 0);
    }

    [Fact]
    public void Saved_weights_come_back()
    {
        // Arrange
        using var folder = new TempFolder();
        var weights = new Weights(Gru);
        weights["rnn.weight_hh_l1"][4] = 0.25f;
        // Act
        weights.ToSafetensors().Save(folder["w.safetensors"]);
        var loaded = Weights.Load(Gru, folder["w.safetensors"]);
        // Assert
        loaded.Spec.Should().Be(Gru);
        foreach (var parameter in Gru.Parameters())
            loaded[parameter.Name].Should().Equal(weights[parameter.Name]);
    }

    [Fact]
    public void A_missing_parameter_is_named()
    {
        // Arrange
        var file = new Weights(Gru with { Layers = 1 }).ToSafetensors();
        // Act
        var load = () => Weights.From(Gru, file, "w.safetensors");
        // Assert
        load.Should().Throw<SafetensorsException>().WithMessage("w.safetensors has no tensor 'rnn.weight_ih_l1'.");
    }

    [Fact]
    public void An_unknown_parameter_is_named()
    {
        // Arrange
        var file = new Weights(Gru).ToSafetensors();
        file.Add("rnn.weight_hr_l0", [1], [1f]);
        // Act
        var load = () => Weights.From(Gru, file, "w.safetensors");
        // Assert
        load.Should().Throw<SafetensorsException>().WithMessage("w.safetensors*'rnn.weight_hr_l0'*gru-2x3*");
    }

    [Fact]
    public void Another_shape_is_named_with_both_shapes()
    {
        // Arrange
        var file = new Weights(Gru with { Hidden = 4 }).ToSafetensors();
        // Act
        var load = () => Weights.From(Gru, file, "w.safetensors");
        // Assert
        load.Should().Throw<SafetensorsException>().WithMessage("w.safetensors*'rnn.weight_ih_l0'*[12, 1]*[9, 1]*");
    }

    [Fact]
    public void Another_type_is_named()
    {
        // Arrange
        var file = new Safetensors();
        foreach (var parameter in Gru.Parameters())
            file.Add(parameter.Name, parameter.Shape, new int[parameter.Count]);
        // Act
        var load = () => Weights.From(Gru, file, "w.safetensors");
        // Assert
        load.Should().Throw<SafetensorsException>().WithMessage("*I32*F32*");
    }

    [Fact]
    public void A_specification_out_of_its_ranges_has_no_weights()
    {
        var create = () => new Weights(Gru with { Hidden = -1 });
        create.Should().Throw<SettingException>().WithMessage("*model.hidden*-1*");
    }

    [Fact]
    public void A_name_that_is_no_parameter_is_an_error()
    {
        var ask = () => new Weights(Gru)["rnn.weight_ih_l2"];
        ask.Should().Throw<KeyNotFoundException>().WithMessage("*rnn.weight_ih_l2*");
    }
}
