using System.Text.Json.Serialization;
using Nocturne.Models;
using Nocturne.Pipeline.Comparing;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Pipeline.Summaries;

namespace Nocturne.Pipeline.Stages;

// Generated, not reflected: every stage is a process of its own and should be quick to say that nothing changed.
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
[JsonSerializable(typeof(StageLock))]
[JsonSerializable(typeof(DatasetCard))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(CallSummary))]
internal sealed partial class PipelineJson : JsonSerializerContext;
