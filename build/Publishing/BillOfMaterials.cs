using System.Text.Encodings.Web;
using System.Text.Json;

namespace Build.Publishing;

/// <summary>What a published program is made of, as CycloneDX 1.6: no time and no random number in it, so that the same parts give the same bytes.</summary>
public static class BillOfMaterials
{
    /// <summary>Name of the file beside the program.</summary>
    public const string FileName = "sbom.cdx.json";

    /// <summary>The bill as JSON.</summary>
    /// <param name="version">Nocturne's version.</param>
    /// <param name="components">What it is made of.</param>
    public static string Of(string version, IEnumerable<Component> components)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
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
