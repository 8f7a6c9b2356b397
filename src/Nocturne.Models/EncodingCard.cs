using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>An encoding: all that is needed to write music as a model's tokens and to read them back.</summary>
/// <param name="Name">Name of the encoding, such as <c>pitch</c>.</param>
/// <param name="Size">Number of different tokens (V).</param>
/// <param name="Vocabulary">What each token stands for, shape [V], where the encoding enumerates what it met; <c>null</c> (left out of JSON) where the name says all.</param>
/// <param name="Octaves">Whether the vocabulary's chords keep the octaves of their notes. Left out of JSON where false.</param>
public sealed record EncodingCard(
    string Name,
    int Size,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Vocabulary = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Octaves = false)
{
    private const int LongestName = 100;

    /// <summary>What a card checks of its encoding.</summary>
    /// <param name="model">The network that reads and writes the tokens.</param>
    internal (bool Holds, string Mistake)[] Checks(ModelSpec model) => [
        (!string.IsNullOrWhiteSpace(Name), "encoding.name is empty; name an encoding, such as pitch"),
        (Name.Length <= LongestName && !Name.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029'), $"encoding.name has {Name.Length} letters; use at most {LongestName} that can be printed"),
        (Size >= 1, $"encoding.size is {Size}; use 1 or more"),
        (model.Vocabulary == 0 || model.Vocabulary == Size, $"encoding.size is {Size}, but model.vocabulary is {model.Vocabulary}; they must be the same"),
        (Vocabulary is null || Vocabulary.Length == Size, $"encoding.vocabulary has {Vocabulary?.Length} names, but encoding.size is {Size}; they must be as many"),
        (Vocabulary is null || !Array.Exists(Vocabulary, string.IsNullOrWhiteSpace), "encoding.vocabulary has an empty name; every token needs one"),
        (Vocabulary is null || Vocabulary.Distinct().Count() == Vocabulary.Length, "encoding.vocabulary has a name twice; every token needs its own")];
}
