using System.Text.Json.Serialization;

namespace Nocturne.Corpora;

/// <summary>JSON of corpus definitions; an unknown or missing field is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CorpusDefinition))]
internal sealed partial class CorpusDefinitionJson : JsonSerializerContext;
