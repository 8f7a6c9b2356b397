using System.Text.Json.Serialization;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Serializes <c>summary.json</c>.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(NumberOrNullConverter)],
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CallSummary))]
internal sealed partial class CallSummaryJson : JsonSerializerContext;
