using System.Text.Json.Serialization;

namespace Nocturne.Corpora;

/// <summary>JSON of dataset.json; an unknown or missing field is an error.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DatasetCard))]
internal sealed partial class DatasetJson : JsonSerializerContext;
