using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nocturne.Generator;

/// <summary>Writes reports as JSON.</summary>
internal static class ReportJson
{
    // Non-ASCII letters stay readable. Escaping them only matters inside HTML.
    private static readonly JsonWriterOptions Readable =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object.</summary>
    /// <param name="fields">Writes its fields.</param>
    public static string Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Writes a list of objects.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="name">Name of the list.</param>
    /// <param name="items">The items.</param>
    /// <param name="fields">Writes the fields of an item.</param>
    public static void WriteObjects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
