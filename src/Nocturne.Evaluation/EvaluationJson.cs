using System.Text.Json;
using System.Text.Json.Serialization;
using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation;

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
[JsonSerializable(typeof(RunEvaluation))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    public static string Text(RunEvaluation evaluation) => JsonSerializer.Serialize(evaluation, Default.RunEvaluation) + "\n";

    public static RunEvaluation Parse(string json, string source)
    {
        try
        {
            var evaluation = JsonSerializer.Deserialize(json, Default.RunEvaluation)
                ?? throw new EvaluationException($"'{source}' is empty. Evaluate again with --force.");
            return evaluation.Losses is null != evaluation.Classes is null
                ? evaluation
                : throw new EvaluationException($"'{source}' is damaged: it needs either losses or classes. Evaluate again with --force.");
        }
        catch (JsonException error)
        {
            throw new EvaluationException($"'{source}' is damaged: {error.Message} Evaluate again with --force.");
        }
    }
}
