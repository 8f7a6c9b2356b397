using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nocturne.Pipeline.Stages;

/// <summary>SHA-256 in 64 lower-case hexadecimal digits.</summary>
internal static class Fingerprint
{
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Hash of one field of a JSON file; <c>null</c> where the field is missing or null.</summary>
    public static string? OfField(string path, string field) => Read(path)[field] is { } value ? OfText(value.ToJsonString()) : null;

    /// <summary>Hash of a JSON file but for one field, which another stage writes.</summary>
    public static string OfAllBut(string path, string field)
    {
        var content = Read(path);
        content.Remove(field);
        return OfText(content.ToJsonString());
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
