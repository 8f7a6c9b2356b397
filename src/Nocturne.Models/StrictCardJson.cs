using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nocturne.Models;

/// <summary>A card's JSON without exceptions to the rule that an unknown field is an error: what is not understood is not guessed.</summary>
internal static class StrictCardJson
{
    /// <summary>How a card is read and written.</summary>
    public static JsonTypeInfo<ModelCard> Card { get; } = (JsonTypeInfo<ModelCard>)new JsonSerializerOptions(ModelCardJson.Default.Options)
    {
        TypeInfoResolver = ModelCardJson.Default.WithAddedModifier(RemoveComputed),
    }.GetTypeInfo(typeof(ModelCard));

    // Not by the generator's IgnoreReadOnlyProperties: that leaves them out when it writes, but still lets a file name them.
    private static void RemoveComputed(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
            if (type.Properties[index] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(index);
    }
}
