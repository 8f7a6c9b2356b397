using System.Text.Encodings.Web;
using System.Text.Json;

namespace Build.Publishing;

/// <summary>Writes the bill of materials of a published program, as CycloneDX 1.6.</summary>
/// <remarks>It contains no time and no random number, so the same components give the same bytes.</remarks>
public static class BillOfMaterials
{
    /// <summary>Name of the file in the published folder.</summary>
    public const string FileName = "sbom.cdx.json";

    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the bill as JSON.</summary>
    /// <param name="version">Nocturne's version.</param>
    /// <param name="components">The components of the program.</param>
    public static string Of(string version, IEnumerable<Component> components)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartObject("metadata");
            json.WriteStartObject("component");
            WriteHead(json, "application", "nocturne", version, "MIT");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("components");
            foreach (var component in components)
                Write(json, component);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Component component)
    {
        json.WriteStartObject();
        WriteHead(json, "library", component.Name, component.Version, component.Licence);
        if (component.Copyright.Length > 0)
            json.WriteString("copyright", component.Copyright);
        json.WriteString("purl", component.Url);
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("alg", "SHA-512");
        json.WriteString("content", component.Sha512);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string type, string name, string version, string licence)
    {
        json.WriteString("type", type);
        json.WriteString("name", name);
        json.WriteString("version", version);
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteStartObject("license");
        json.WriteString(licence == "NOASSERTION" ? "name" : "id", licence);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
