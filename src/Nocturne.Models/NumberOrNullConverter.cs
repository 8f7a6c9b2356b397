using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>Numbers in JSON, which has neither NaN nor infinities (RFC 8259): both are written as <c>null</c>, which is read as NaN.</summary>
public sealed class NumberOrNullConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        // Files of earlier versions have the names. A run of many hours is not trained again over the way it was written down.
        JsonTokenType.String when reader.GetString() is "NaN" or "Infinity" or "-Infinity" => double.NaN,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}
