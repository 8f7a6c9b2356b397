using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>How a card is spelt in JSON; used by way of <see cref="StrictCardJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(EnumByName<CellKind>), typeof(EnumByName<InputKind>), typeof(EnumByName<HeadKind>), typeof(EnumByName<RunMode>)])]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext;

/// <summary>An enum by its name alone: the framework's own converter would take a number too, one without a name even.</summary>
internal sealed class EnumByName<T>() : JsonStringEnumConverter<T>(allowIntegerValues: false)
    where T : struct, Enum;
