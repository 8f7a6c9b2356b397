using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>How a card is spelt in JSON. Strict: the card is a contract, so what is not understood is not guessed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EnumByName<CellKind>), typeof(EnumByName<InputKind>), typeof(EnumByName<HeadKind>), typeof(EnumByName<RunMode>)])]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext;

/// <summary>An enum by its name alone: the framework's own converter would take a number too, one without a name even.</summary>
internal sealed class EnumByName<T>() : JsonStringEnumConverter<T>(allowIntegerValues: false)
    where T : struct, Enum;
