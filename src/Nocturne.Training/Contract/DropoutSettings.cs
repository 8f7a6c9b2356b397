using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>Dropout probabilities, each 0 to 0.9, in training only. Numbers that are kept are scaled up to preserve their mean.</summary>
/// <param name="Embedding">Inputs of the first layer, drawn for every row and step.</param>
/// <param name="Output">Outputs of every recurrent layer to the next layer or to the heads, drawn for every row and step.</param>
/// <param name="Recurrent">State weights of every recurrent layer (DropConnect; Merity et al. 2018), drawn for every training step.</param>
public readonly record struct DropoutSettings(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Embedding = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Output = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Recurrent = 0);
