using System.Text.Json.Nodes;

namespace Nocturne.Pipeline.Stages;

/// <summary>Hashes of parts of JSON files.</summary>
internal static class Fingerprint
{
    /// <summary>Hash of one field of a JSON file; <c>null</c> where the field is missing or null.</summary>
    public static string? OfField(string path, string field) => Read(path)[field] is { } value ? Sha256Hex.OfText(value.ToJsonString()) : null;

    /// <summary>Hash of a JSON file but for one field, which another stage writes.</summary>
    public static string OfAllBut(string path, string field)
    {
        var content = Read(path);
        content.Remove(field);
        return Sha256Hex.OfText(content.ToJsonString());
    }

    // What is no JSON object any more is hashed as one without fields: it differs from what a lock holds.
    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? [];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
