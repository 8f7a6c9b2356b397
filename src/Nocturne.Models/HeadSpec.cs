using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>An output of the network: it predicts one field of the next step.</summary>
/// <remarks>
/// Heads form a chain: a head reads the state of the last recurrent layer, concatenated with what represents the fields that the heads
/// before it predict. So the fields of a step are drawn one after another, each given the previous ones.
/// </remarks>
/// <param name="Kind">What the output means.</param>
/// <param name="Field">The field that it predicts, 0 to F - 1; different for each head.</param>
/// <param name="Hidden">Units of a tanh layer before the output, 1 to 4096; 0 for a linear head.</param>
public sealed record HeadSpec(
    HeadKind Kind,
    int Field = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Hidden = 0);
