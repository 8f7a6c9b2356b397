using System.Text.Json.Serialization;

namespace Nocturne.Base;

/// <summary>Everything that is needed to restore an encoding. Models and data sets contain it.</summary>
/// <remarks>It is in this project because both the music and the model card use it.</remarks>
/// <param name="Name">Name of its family, such as <c>pitch</c>.</param>
/// <param name="Sizes">Number of tokens (V) of each field, shape [F].</param>
/// <param name="Settings">All settings of the family by name.</param>
/// <param name="Vocabulary">Meaning of the tokens, or <c>null</c> (omitted in JSON) if the name and the settings determine it.</param>
public sealed record EncodingCard(
    string Name,
    IReadOnlyList<int> Sizes,
    IReadOnlyDictionary<string, string> Settings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Vocabulary = null);
